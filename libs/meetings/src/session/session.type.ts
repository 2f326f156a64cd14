import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionType } from '@yunqiao/platform/graphql';
import { ReplayAudience, SessionClosing, SessionKind, SessionRole, SessionState } from './session-kinds.js';
import { SessionTime, StudioSessionTime } from './session-reader.js';
import { EntryRefusal } from './session.policy.js';

registerEnumType(SessionKind, { name: 'SessionKind', description: 'What a research session is for' });
registerEnumType(SessionState, { name: 'SessionState', description: 'Where a research session is in its life' });
registerEnumType(SessionRole, { name: 'SessionRole', description: 'What somebody does in a research session' });
registerEnumType(ReplayAudience, { name: 'ReplayAudience', description: 'Who may see what was recorded' });
registerEnumType(SessionClosing, { name: 'SessionClosing', description: 'Why a research session is over' });
registerEnumType(EntryRefusal, { name: 'SessionEntryRefusal', description: 'Why somebody cannot come in now' });
registerEnumType(SessionTime, { name: 'SessionTime', description: 'Which sessions one looks for' });
registerEnumType(StudioSessionTime, { name: 'StudioSessionTime', description: 'Which of the sessions one manages' });

@ObjectType('ResearchSession', { description: 'A remote teaching-research session' })
export class ResearchSessionType {
  @Field(() => ID) id!: string;
  @Field(() => ID, { nullable: true, description: 'Sessions planned together, one a week' }) seriesId!: string | null;
  @Field(() => SessionKind) kind!: SessionKind;
  @Field(() => String, { description: 'What is taught; empty where it is about no subject' }) subject!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { description: 'Plain text with Markdown' }) description!: string;
  @Field(() => Date) startsAt!: Date;
  @Field(() => Date, { description: 'Planned end' }) endsAt!: Date;
  @Field(() => SessionState) state!: SessionState;
  @Field(() => SessionClosing, { nullable: true, description: 'null while it is not over, or somebody cancelled it' })
  closedBy!: SessionClosing | null;
  @Field(() => Boolean, { description: 'Whether only who said to be coming comes in' }) signUpRequired!: boolean;
  @Field(() => Boolean, { description: 'Whether whoever comes waits until admitted' }) hasLobby!: boolean;
  @Field(() => Boolean, { description: 'Whether there may be links for people without an account' })
  allowsGuests!: boolean;
  @Field(() => Boolean, { description: 'Whether nobody new comes in' }) isDoorLocked!: boolean;
  @Field(() => Boolean) isRecorded!: boolean;
  @Field(() => ReplayAudience, { description: 'Who may see what was recorded' }) replayAudience!: ReplayAudience;
  @Field(() => String, { description: 'What the host says of the recording; empty for nothing' })
  recordingNotice!: string;
  @Field(() => Int, { description: 'How many may be in the conference itself' }) speakerLimit!: number;
  @Field(() => ID, { description: 'The school or alliance that holds it' }) schoolId!: string;
  @Field(() => ID) hostPersonId!: string;
  @Field(() => ID, { description: 'Who leads it now: the host, or a co-host who took over' }) ledByPersonId!: string;
  @Field(() => Date, { nullable: true, description: 'Since when the invited know of it' }) scheduledAt!: Date | null;
  @Field(() => Date, { nullable: true }) startedAt!: Date | null;
  @Field(() => Date, { nullable: true }) endedAt!: Date | null;
  @Field(() => Date, { nullable: true }) cancelledAt!: Date | null;
  @Field(() => Int) version!: number;
}

@ObjectType({ description: 'A part of a list of sessions' })
export class ResearchSessionConnection extends connectionType(ResearchSessionType, 'ResearchSession') {}

@ObjectType({ description: 'The session after the change' })
export class ResearchSessionPayload {
  @Field(() => ResearchSessionType) session!: ResearchSessionType;
}

@ObjectType('SessionPerson', { description: 'Somebody with a part in a session' })
export class SessionPersonType {
  @Field(() => ID) personId!: string;
  @Field(() => String) displayName!: string;
  @Field(() => String) schoolName!: string;
}
