import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Max, Min } from 'class-validator';
import { IsId } from '@yunqiao/platform';
import { SessionIdInput } from '../session/session.input.js';

@ObjectType('SessionMaterial', { description: 'A file that belongs to a session' })
export class SessionMaterialType {
  @Field(() => ID) id!: string;
  @Field(() => ID) mediaId!: string;
  @Field(() => String) fileName!: string;
  @Field(() => Float) bytes!: number;
  @Field(() => String) contentType!: string;
  @Field(() => String, { nullable: true, description: 'Signed address; null while the file is being looked at' })
  url!: string | null;
}

@InputType({ description: 'A file for a session, at the end' })
export class AddSessionMaterialInput extends SessionIdInput {
  @Field(() => ID, { description: 'Made by the client; the same id twice is the same as once' }) @IsId() id!: string;
  @Field(() => ID, { description: 'An upload of the kind file' }) @IsId() mediaId!: string;
}

@InputType({ description: 'Which file to take out' })
export class RemoveSessionMaterialInput {
  @Field(() => ID) @IsId() materialId!: string;
}

@InputType({ description: 'Another place for a file' })
export class MoveSessionMaterialInput {
  @Field(() => ID) @IsId() materialId!: string;
  @Field(() => Int, { description: '0-based' }) @Min(0) @Max(1000) toIndex!: number;
}
