import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Locale } from '../graphql/enums.js';
import type { PersonLocale } from '../person/person.entity.js';

@ObjectType('Viewer', { description: 'Who is signed in' })
export class ViewerType {
  @Field(() => ID, { description: 'Id of the person' }) id!: string;
  @Field(() => String, { description: 'Name' }) displayName!: string;
  @Field(() => String, { description: 'Work, student or phone number' }) accountName!: string;
  @Field(() => ID, { description: 'School where the account lives' }) schoolId!: string;
  @Field(() => Locale, { nullable: true, description: 'Chosen language; null to follow the browser' })
  locale!: PersonLocale | null;
  @Field(() => Boolean, { description: 'Nothing else answers until the password was changed' })
  mustChangePassword!: boolean;
}
