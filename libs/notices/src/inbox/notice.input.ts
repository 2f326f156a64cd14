import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsId } from '@yunqiao/platform';
import { ArrayMaxSize } from 'class-validator';
import { NoticeType } from './notice.type.js';

@InputType()
export class MarkNoticesReadInput {
  @Field(() => [ID], { description: 'At most 100' }) @IsId({ each: true }) @ArrayMaxSize(100) ids!: string[];
}

@ObjectType()
export class MarkNoticesReadPayload {
  @Field(() => [NoticeType], { description: 'Those of them that are the reader’s' }) notices!: NoticeType[];
  @Field(() => Int, { description: 'How many are unread now' }) unreadNoticeCount!: number;
}

@InputType()
export class MarkAllNoticesReadInput {
  @Field(() => Date, { description: 'createdAt of the newest notice that was shown; later ones stay unread' })
  until!: Date;
}

@ObjectType()
export class MarkAllNoticesReadPayload {
  @Field(() => Int, { description: 'How many are unread now' }) unreadNoticeCount!: number;
}
