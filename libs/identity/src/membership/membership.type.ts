import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { SchoolDay } from '@yunqiao/platform/graphql';
import { Role } from '../graphql/enums.js';

@ObjectType('Membership', { description: 'What a person is to an organisation, from one school day until another' })
export class MembershipType {
  @Field(() => ID, { description: 'Made by the client that created it' }) id!: string;
  @Field(() => Role, { description: 'What the person is there' }) role!: Role;
  @Field(() => String, { nullable: true, description: 'What teachers and trainers teach' }) subject!: string | null;
  @Field(() => SchoolDay, { description: 'First school day' }) validFrom!: string;

  @Field(() => SchoolDay, { nullable: true, description: 'First day on which it no longer holds; null while it holds' })
  validTo!: string | null;

  @Field(() => Int, { description: 'Counts changes' }) version!: number;
}
