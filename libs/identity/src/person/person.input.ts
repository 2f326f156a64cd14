import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { IsId, IsText } from '@yunqiao/platform';
import { ConnectionArgs, SchoolDay } from '@yunqiao/platform/graphql';
import { Role } from '../graphql/enums.js';
import { IsNotBlank } from '../graphql/is-not-blank.js';
import { IsAccountName } from '../sign-in/is-account-name.js';
import { PersonType } from './person.type.js';

@ArgsType()
export class PeopleArgs extends ConnectionArgs {
  @Field(() => ID, { nullable: true, description: 'Who belongs to this organisation or one below it' })
  @IsOptional()
  @IsId()
  organisationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who is in this class today' })
  @IsOptional()
  @IsId()
  classGroupId?: string | null;

  @Field(() => Role, { nullable: true, description: 'Who is this today' }) role?: Role | null;

  @Field(() => String, { nullable: true, description: 'Part of a name, its pinyin, its initials, or the number' })
  @IsOptional()
  @IsText(100)
  search?: string | null;
}

@InputType({ description: 'Somebody new, and what they are at first' })
export class CreatePersonInput {
  @Field(() => ID, { description: 'Made by the client; the same id twice is the same as once' }) @IsId() id!: string;
  @Field(() => ID, { description: 'School where the account lives' }) @IsId() schoolId!: string;
  @Field(() => String, { description: 'Work, student or phone number' }) @IsAccountName() accountName!: string;
  @Field(() => String, { description: 'Name, at most 60 characters' })
  @IsNotBlank()
  @IsText(60)
  displayName!: string;
  @Field(() => Role, { description: 'What the person is at first' }) role!: Role;

  @Field(() => ID, { nullable: true, description: 'Class, for students' })
  @IsOptional()
  @IsId()
  classGroupId?: string | null;

  @Field(() => String, { nullable: true, description: 'What teachers and trainers teach' })
  @IsOptional()
  @IsText(60)
  subject?: string | null;

  @Field(() => SchoolDay, { description: 'First school day' }) validFrom!: string;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Tries things out and is never counted' })
  isTest?: boolean | null;
}

@InputType({ description: 'Changes of an account; what is missing stays' })
export class UpdatePersonInput {
  @Field(() => ID, { description: 'Who' }) @IsId() id!: string;
  @Field(() => Int, { description: 'The version that was seen' }) version!: number;

  @Field(() => String, { nullable: true, description: 'Name, at most 60 characters' })
  @IsOptional()
  @IsNotBlank()
  @IsText(60)
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: 'Work, student or phone number' })
  @IsOptional()
  @IsAccountName()
  accountName?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True refuses signing in, false allows it again' }) disabled?:
    boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Tries things out and is never counted' }) isTest?:
    boolean | null;
}

@InputType({ description: 'Whose password' })
export class ResetPasswordInput {
  @Field(() => ID, { description: 'Who' }) @IsId() personId!: string;
}

@ObjectType({ description: 'activationCode is shown once' })
export class PersonPayload {
  @Field(() => PersonType, { description: 'The person after the change' }) person!: PersonType;

  @Field(() => String, {
    nullable: true,
    description: 'Stands in for a password at the first sign-in; null if it was not made just now',
  })
  activationCode!: string | null;
}
