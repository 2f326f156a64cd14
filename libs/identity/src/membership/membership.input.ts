import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { IsId, IsText } from '@yunqiao/platform';
import { SchoolDay } from '@yunqiao/platform/graphql';
import { Role } from '../graphql/enums.js';
import { PersonType } from '../person/person.type.js';
import { MembershipType } from './membership.type.js';

@InputType({ description: 'What somebody is to become' })
export class AddMembershipInput {
  @Field(() => ID, { description: 'Made by the client; the same id twice is the same as once' }) @IsId() id!: string;
  @Field(() => ID, { description: 'Who' }) @IsId() personId!: string;
  @Field(() => ID, { description: 'Where' }) @IsId() organisationId!: string;

  @Field(() => ID, { nullable: true, description: 'Class, for students' })
  @IsOptional()
  @IsId()
  classGroupId?: string | null;

  @Field(() => Role, { description: 'What' }) role!: Role;

  @Field(() => String, { nullable: true, description: 'What teachers and trainers teach' })
  @IsOptional()
  @IsText(60)
  subject?: string | null;

  @Field(() => SchoolDay, { description: 'First school day' }) validFrom!: string;
}

@InputType({ description: 'The end of a membership' })
export class EndMembershipInput {
  @Field(() => ID, { description: 'Which one' }) @IsId() membershipId!: string;
  @Field(() => SchoolDay, { description: 'Last school day, inclusive' }) lastDay!: string;
}

@ObjectType({ description: 'The membership after the change' })
export class MembershipPayload {
  @Field(() => MembershipType, { description: 'The membership after the change' }) membership!: MembershipType;
  @Field(() => PersonType, { description: 'Whose it is' }) person!: PersonType;
}
