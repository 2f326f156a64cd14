import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionType } from '@yunqiao/platform/graphql';

@ObjectType('NoticeFact', { description: 'Something that the sentence of a notice names' })
export class NoticeFactType {
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'A text; an instant, ISO 8601, when the name ends in At' }) value!: string;
}

@ObjectType('Notice', { description: 'Something that one person is told; the sentence is made by the reader’s app' })
export class NoticeType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Which sentence: room.happened, such as media.ready' }) kind!: string;
  @Field(() => String, { description: 'What it is about, such as media or courseRun' }) subjectKind!: string;
  @Field(() => ID, { description: 'Which one; opening the notice leads there' }) subjectId!: string;
  @Field(() => [NoticeFactType], { description: 'What the sentence names' }) facts!: NoticeFactType[];
  @Field(() => Date) createdAt!: Date;
  @Field(() => Date, { nullable: true, description: 'Null until it was read, on whichever device' })
  readAt!: Date | null;
}

@ObjectType()
export class NoticeConnection extends connectionType(NoticeType, 'Notice') {}

@ObjectType('NoticeArrival', { description: 'What has changed in an inbox' })
export class NoticeArrivalType {
  @Field(() => NoticeType, {
    nullable: true,
    description:
      'The notice that came; null when something was read elsewhere, and in the first answer of a subscription',
  })
  notice!: NoticeType | null;

  @Field(() => Int, { description: 'How many are unread now' }) unreadNoticeCount!: number;
}
