import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, Max, Min } from 'class-validator';
import { IsId, IsText } from '@yunqiao/platform';
import { ConnectionArgs } from '@yunqiao/platform/graphql';
import { IsNotBlank } from '../graphql/is-not-blank.js';
import { ClassGroupType } from './class-group.type.js';

@ArgsType()
export class ClassGroupsArgs extends ConnectionArgs {
  @Field(() => ID, { description: 'Of this school' }) @IsId() schoolId!: string;

  @Field(() => String, { nullable: true, description: 'Part of a name, or a grade' })
  @IsOptional()
  @IsText(100)
  search?: string | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Also those that were closed' })
  includeClosed?: boolean | null;
}

@InputType({ description: 'A new class' })
export class CreateClassGroupInput {
  @Field(() => ID, { description: 'Made by the client; the same id twice is the same as once' }) @IsId() id!: string;
  @Field(() => ID, { description: 'Of this school' }) @IsId() schoolId!: string;
  @Field(() => String, { description: 'Name, at most 60 characters' }) @IsNotBlank() @IsText(60) name!: string;

  @Field(() => Int, { description: 'Year in which its students entered the school' })
  @Min(1950)
  @Max(2100)
  grade!: number;
}

@InputType({ description: 'Changes of a class; what is missing stays' })
export class UpdateClassGroupInput {
  @Field(() => ID, { description: 'Which one' }) @IsId() id!: string;
  @Field(() => Int, { description: 'The version that was seen' }) version!: number;

  @Field(() => String, { nullable: true, description: 'Name, at most 60 characters' })
  @IsOptional()
  @IsNotBlank()
  @IsText(60)
  name?: string | null;

  @Field(() => Int, { nullable: true, description: 'Year in which its students entered the school' })
  @IsOptional()
  @Min(1950)
  @Max(2100)
  grade?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'True closes it, false opens it again' }) closed?:
    boolean | null;
}

@ObjectType({ description: 'The class after the change' })
export class ClassGroupPayload {
  @Field(() => ClassGroupType, { description: 'The class after the change' }) classGroup!: ClassGroupType;
}
