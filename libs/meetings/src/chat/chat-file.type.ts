import { Field, Float, ID, ObjectType } from '@nestjs/graphql';

@ObjectType('ChatFile', { description: 'A picture or a file that somebody handed round in a chat' })
export class ChatFileType {
  @Field(() => ID) mediaId!: string;
  @Field(() => String) fileName!: string;
  @Field(() => Float) bytes!: number;
  @Field(() => String) contentType!: string;
  @Field(() => String, { description: 'Signed address, good for as long as the session is planned and an hour' })
  url!: string;
  @Field(() => String, { nullable: true, description: 'Signed address of a picture in small; null for other files' })
  previewUrl!: string | null;
}
