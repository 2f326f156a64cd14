import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional, MaxLength } from 'class-validator';
import { IsId } from '@yunqiao/platform';
import { Locale } from '../graphql/enums.js';
import { IsNotBlank } from '../graphql/is-not-blank.js';
import type { PersonLocale } from '../person/person.entity.js';
import { ViewerType } from './viewer.type.js';

@InputType({ description: 'What somebody types to sign in' })
export class SignInInput {
  @Field(() => ID, { description: 'School where the account lives' }) @IsId() schoolId!: string;
  @Field(() => String, { description: 'Work, student or phone number' }) @MaxLength(100) accountName!: string;
  @Field(() => String, { description: 'Password, or the activation code before there is one' })
  @MaxLength(400)
  password!: string;
}

@InputType({ description: 'A new password' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The password so far, or the activation code' })
  @MaxLength(400)
  currentPassword!: string;
  @Field(() => String, { description: 'At least 8 characters for students, 12 for others' })
  @MaxLength(400)
  newPassword!: string;
}

@InputType({ description: 'Changes of the own profile; what is missing stays' })
export class UpdateMyProfileInput {
  @Field(() => Locale, { nullable: true, description: 'Language' }) locale?: PersonLocale | null;

  @Field(() => String, { nullable: true, description: 'Name, at most 60 characters' })
  @IsOptional()
  @IsNotBlank()
  @MaxLength(60)
  displayName?: string | null;
}

@ObjectType({ description: 'The viewer after the change' })
export class ViewerPayload {
  @Field(() => ViewerType, { description: 'The viewer after the change' }) viewer!: ViewerType;
}

@ObjectType({ description: 'The end of a session' })
export class SignOutPayload {
  @Field(() => Boolean, { description: 'Always true: signing out without a session is no error' }) signedOut!: boolean;
}
