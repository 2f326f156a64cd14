import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, IsInt, IsOptional } from 'class-validator';
import { IsNotBlank } from '@yunqiao/identity/graphql';
import { IsId, IsText } from '@yunqiao/platform';
import { ConnectionArgs } from '@yunqiao/platform/graphql';
import { MOST_CO_HOSTS } from './co-hosts.js';
import { ReplayAudience, SessionKind } from './session-kinds.js';
import { SessionTime, StudioSessionTime } from './session-reader.js';

/** Longest texts, in characters. */
const TITLE_LENGTH = 120;
const SUBJECT_LENGTH = 60;
const DESCRIPTION_LENGTH = 5000;
const NOTICE_LENGTH = 1000;

const idOfClient = { description: 'Made by the client; the same id twice is the same as once' };
const versionRead = { description: 'The version that was read; CONFLICT when somebody else changed it since' };

@ArgsType()
export class ResearchSessionsArgs extends ConnectionArgs {
  @Field(() => SessionTime, { description: 'Which sessions one looks for' }) when!: SessionTime;
}

@ArgsType()
export class StudioSessionsArgs extends ConnectionArgs {
  @Field(() => StudioSessionTime, { description: 'Which of the sessions one manages' }) when!: StudioSessionTime;
  @Field(() => String, { nullable: true, description: 'Part of a title, its pinyin or its initials' })
  @IsOptional()
  @IsText(100)
  search?: string | null;
}

@InputType({ description: 'A new session; a draft, of which nobody else knows' })
export class CreateResearchSessionInput {
  @Field(() => ID, idOfClient) @IsId() id!: string;
  @Field(() => SessionKind) kind!: SessionKind;
  @Field(() => String, { defaultValue: '', description: 'Empty where it is about no subject' })
  @IsText(SUBJECT_LENGTH)
  subject!: string;
  @Field(() => String) @IsNotBlank() @IsText(TITLE_LENGTH) title!: string;
  @Field(() => String, { defaultValue: '', description: 'Plain text with Markdown' })
  @IsText(DESCRIPTION_LENGTH)
  description!: string;
  @Field(() => Date) startsAt!: Date;
  @Field(() => Date, { description: 'At most eight hours later' }) endsAt!: Date;
  @Field(() => Boolean, { defaultValue: false }) signUpRequired!: boolean;
  @Field(() => Boolean, { defaultValue: false }) hasLobby!: boolean;
  @Field(() => Boolean, { defaultValue: false }) allowsGuests!: boolean;
  @Field(() => Boolean, { defaultValue: false }) isRecorded!: boolean;
  @Field(() => ReplayAudience, { defaultValue: 'invited' }) replayAudience!: ReplayAudience;
  @Field(() => String, { defaultValue: '', description: 'What is said of the recording beside who may see it' })
  @IsText(NOTICE_LENGTH)
  recordingNotice!: string;
  @Field(() => [ID], { defaultValue: [], description: 'Who leads it beside the host' })
  @ArrayMaxSize(MOST_CO_HOSTS)
  @IsId({ each: true })
  coHostPersonIds!: string[];
}

@InputType({ description: 'Changes to a session that is not live yet; what is absent stays' })
export class UpdateResearchSessionInput {
  @Field(() => ID) @IsId() id!: string;
  @Field(() => Int, versionRead) @IsInt() version!: number;
  @Field(() => SessionKind, { nullable: true }) kind?: SessionKind | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsText(SUBJECT_LENGTH) subject?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsNotBlank() @IsText(TITLE_LENGTH) title?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsText(DESCRIPTION_LENGTH) description?: string | null;
  @Field(() => Date, { nullable: true, description: 'Another time tells everybody' }) startsAt?: Date | null;
  @Field(() => Date, { nullable: true }) endsAt?: Date | null;
  @Field(() => Boolean, { nullable: true }) signUpRequired?: boolean | null;
  @Field(() => Boolean, { nullable: true }) hasLobby?: boolean | null;
  @Field(() => Boolean, { nullable: true }) allowsGuests?: boolean | null;
  @Field(() => Boolean, { nullable: true }) isRecorded?: boolean | null;
  @Field(() => ReplayAudience, { nullable: true }) replayAudience?: ReplayAudience | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsText(NOTICE_LENGTH) recordingNotice?: string | null;
  @Field(() => [ID], { nullable: true, description: 'Who leads it beside the host: these and nobody else' })
  @IsOptional()
  @ArrayMaxSize(MOST_CO_HOSTS)
  @IsId({ each: true })
  coHostPersonIds?: string[] | null;
}

@InputType({ description: 'Which session' })
export class SessionIdInput {
  @Field(() => ID) @IsId() sessionId!: string;
}

@InputType({ description: 'Which session to announce' })
export class ScheduleResearchSessionInput extends SessionIdInput {
  @Field(() => Boolean, { defaultValue: false, description: 'Also every draft of its series' }) wholeSeries!: boolean;
}

@InputType({ description: 'Which session to cancel' })
export class CancelResearchSessionInput extends SessionIdInput {
  @Field(() => Boolean, { defaultValue: false, description: 'Also every later one of its series' })
  andFollowing!: boolean;
}
