import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsEnum,
  IsNotEmpty,
  IsOptional,
  Max,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { Type } from 'class-transformer';
import { IsId, IsText } from '@yunqiao/platform';
import { isStroke } from './ink.js';
import { isPageKey } from './page-key.js';
import { InkColour } from './session-event-kinds.js';
import { PollType, SessionEventType } from './session-event.type.js';
import { SessionIdArgs } from '../room/room.input.js';

const madeByClient = { description: 'Made by the client; the same id twice is the same as once' };

const IsPageKey = () => ValidateBy({ name: 'isPageKey', validator: { validate: isPageKey } });
const IsStroke = () => ValidateBy({ name: 'isStroke', validator: { validate: isStroke } });

@ArgsType()
export class SessionEventsArgs extends SessionIdArgs {
  @Field(() => Int, { defaultValue: 0, description: 'The last sequence that is known' })
  @Min(0)
  after!: number;
}

@InputType({ description: 'Something that is done in a session' })
class DeedInput {
  @Field(() => ID, madeByClient) @IsId() id!: string;
  @Field(() => ID) @IsId() sessionId!: string;
}

@InputType({ description: 'Which page to show' })
export class TurnPageInput extends DeedInput {
  @Field(() => String, { description: 'deck:<id>:<number> or board:<id>' }) @IsPageKey() pageKey!: string;
}

@InputType({ description: 'A new page of the whiteboard' })
export class AddWhiteboardPageInput extends DeedInput {
  @Field(() => String, { defaultValue: '' }) @IsText(60) title!: string;
}

@InputType({ description: 'A stroke of ink' })
export class InkStrokeInput {
  @Field(() => String, { description: 'As in InkStroke, at most 2,000 points' }) @IsStroke() points!: string;
  @Field(() => InkColour) @IsEnum(InkColour) colour!: InkColour;
  @Field(() => Int, { description: "Of the pen, in thousandths of the page's width, 1 to 50" })
  @Min(1)
  @Max(50)
  width!: number;
}

@InputType({ description: 'A finished stroke' })
export class AddInkInput extends DeedInput {
  @Field(() => String) @IsPageKey() pageKey!: string;

  @Field(() => InkStrokeInput)
  @ValidateNested()
  @Type(() => InkStrokeInput)
  stroke!: InkStrokeInput;
}

@InputType({ description: 'A stroke that is taken back' })
export class RemoveInkInput extends DeedInput {
  @Field(() => ID, { description: 'The event that drew it' }) @IsId() strokeId!: string;
}

@InputType({ description: 'A line of the chat; a text, a file, or both' })
export class SendChatInput extends DeedInput {
  @Field(() => String, { description: 'At most 1,000 characters; empty beside a file' }) @IsText(1000) text!: string;

  @Field(() => ID, { nullable: true, description: 'An own upload of the kind file that is ready, 50 MB at most' })
  @IsOptional()
  @IsId()
  mediaId?: string | null;
}

@InputType({ description: 'A line that is taken out of the chat' })
export class RemoveChatInput extends DeedInput {
  @Field(() => ID, { description: 'The event that said it' }) @IsId() lineId!: string;
}

@InputType({ description: 'A moment worth finding again' })
export class MarkMomentInput extends DeedInput {
  @Field(() => String, { defaultValue: '', description: 'At most 200 characters' }) @IsText(200) note!: string;
}

@InputType({ description: 'A question to everybody' })
export class OpenPollInput extends DeedInput {
  @Field(() => String) @IsNotEmpty() @IsText(200) question!: string;

  @Field(() => [String], { description: '2 to 8 answers of at most 100 characters' })
  @ArrayMinSize(2)
  @ArrayMaxSize(8)
  @IsNotEmpty({ each: true })
  @IsText(100, { each: true })
  options!: string[];
}

@InputType({ description: 'A choice' })
export class VoteInput {
  @Field(() => ID) @IsId() pollId!: string;
  @Field(() => Int, { description: 'Counted from 0' }) @Min(0) @Max(7) optionIndex!: number;
}

@InputType({ description: 'Which poll' })
export class PollIdInput {
  @Field(() => ID) @IsId() pollId!: string;
}

@ObjectType({ description: 'The event that it became' })
export class SessionEventPayload {
  @Field(() => SessionEventType) event!: SessionEventType;
}

@ObjectType({ description: 'The poll after the change' })
export class PollPayload {
  @Field(() => PollType) poll!: PollType;
}
