import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { IsId } from '@yunqiao/platform';

@ObjectType('CodeOfPerson', { description: 'Somebody without a password, and the code with which they set one' })
export class CodeOfPersonType {
  @Field(() => ID, { description: 'Who' }) personId!: string;
  @Field(() => String, { description: 'Name' }) displayName!: string;
  @Field(() => String, { description: 'Work, student or phone number' }) accountName!: string;
  @Field(() => String, { description: 'Stands in for a password at the first sign-in' }) activationCode!: string;
}

@InputType({ description: 'Whose codes are wanted' })
export class MakeActivationCodesInput {
  @Field(() => ID, { description: 'School' }) @IsId() schoolId!: string;

  @Field(() => ID, { nullable: true, description: 'Class; the staff of the school if not told' })
  @IsOptional()
  @IsId()
  classGroupId?: string | null;
}

@ObjectType({ description: 'Codes to be printed and handed out; they cannot be shown again' })
export class ActivationCodesPayload {
  @Field(() => String, { description: 'School' }) schoolName!: string;
  @Field(() => String, { nullable: true, description: 'Class; null for the staff' }) classGroupName!: string | null;
  @Field(() => [CodeOfPersonType], { description: 'By number' }) codes!: CodeOfPersonType[];
}
