import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsNotEmpty } from 'class-validator';
import { MediaState } from '@yunqiao/media';
import { IsId, IsText } from '@yunqiao/platform';
import { SessionIdInput } from '../session/session.input.js';

@ObjectType('ReplayLesson', { description: 'A lesson that was made of a replay' })
export class ReplayLessonType {
  @Field(() => ID) id!: string;
  @Field(() => ID) courseId!: string;
  @Field(() => ID) lessonId!: string;
  @Field(() => MediaState, { description: 'How far its video is' }) state!: MediaState;
  @Field(() => Date) madeAt!: Date;
}

@InputType({ description: 'Into which course a replay goes' })
export class PublishReplayInput extends SessionIdInput {
  @Field(() => ID, { description: 'Made by the client; the same id twice is the same as once' }) @IsId() id!: string;
  @Field(() => ID) @IsId() courseId!: string;
  @Field(() => String, { description: 'Name of the chapter that is made in a course without any' })
  @IsNotEmpty()
  @IsText(120)
  chapterTitle!: string;
}
