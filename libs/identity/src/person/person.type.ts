import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionType } from '@yunqiao/platform/graphql';

@ObjectType('Person', { description: 'A human being with an account' })
export class PersonType {
  @Field(() => ID, { description: 'Made by the client that created it' }) id!: string;
  @Field(() => ID, { description: 'School where the account lives' }) schoolId!: string;
  @Field(() => String, { description: 'Work, student or phone number' }) accountName!: string;
  @Field(() => String, { description: 'Name' }) displayName!: string;
  @Field(() => Boolean, { description: 'Tries things out and is never counted' }) isTest!: boolean;
  @Field(() => Date, { nullable: true, description: 'Since when signing in is refused; null when it is not' })
  disabledAt!: Date | null;
  @Field(() => Int, { description: 'Counts changes; sent back with the next one' }) version!: number;
}

@ObjectType({ description: 'A part of a list of people' })
export class PersonConnection extends connectionType(PersonType, 'Person') {}
