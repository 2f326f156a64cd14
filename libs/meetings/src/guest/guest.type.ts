import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { ConferenceAccessType, EntryState, SessionMemberType } from '../room/room.type.js';
import { viewOfMember } from '../room/room.view.js';
import { ReplayAudience, SessionClosing, SessionKind, SessionState } from '../session/session-kinds.js';
import { LOBBY_OPENS_BEFORE } from '../session/session-life.js';
import { EntryRefusal } from '../session/session.policy.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import type { GuestAttendance } from './guest-attendance.js';
import type { GuestEntry } from './guest-entry.service.js';
import type { GuestRoom } from './guest-room.js';
import { SessionGuestType, viewOfGuest } from './session-guest.type.js';

@ObjectType('GuestSession', { description: 'What somebody learns of a session to whom a guests’ link was given' })
export class GuestSessionType {
  @Field(() => SessionKind) kind!: SessionKind;
  @Field(() => String) title!: string;
  @Field(() => Date) startsAt!: Date;
  @Field(() => Date) endsAt!: Date;
  @Field(() => Date, { description: 'When the lobby opens by itself' }) lobbyOpensAt!: Date;
  @Field(() => Date, { nullable: true }) startedAt!: Date | null;
  @Field(() => SessionState) state!: SessionState;
  @Field(() => SessionClosing, { nullable: true, description: 'Why it is over' }) closedBy!: SessionClosing | null;
  @Field(() => Boolean, { description: 'Told before one comes in' }) isRecorded!: boolean;
  @Field(() => ReplayAudience, { description: 'Who may see what is recorded' }) replayAudience!: ReplayAudience;
  @Field(() => String, { description: 'What the host says of the recording beside that' }) recordingNotice!: string;

  /** Shown by their names alone. */
  hostPersonId!: string;
  schoolId!: string;
}

@ObjectType('GuestEntry', { description: 'What a guest gets at the door of a session' })
export class GuestEntryType {
  @Field(() => ID) guestId!: string;
  @Field(() => String, { description: 'What this guest shows in everything that they ask of this one session' })
  pass!: string;
  @Field(() => EntryState) state!: EntryState;
  @Field(() => EntryRefusal, { nullable: true }) refusal!: EntryRefusal | null;
  @Field(() => ConferenceAccessType, {
    nullable: true,
    description: 'To hear and to see; null for who is not let in, and for who listens by the stream',
  })
  liveKit!: ConferenceAccessType | null;
  @Field(() => String, { nullable: true, description: 'Of the stream, instead of the conference' })
  playlistUrl!: string | null;
  @Field(() => Date, { description: 'The clock of the house' }) serverTime!: Date;
}

@ObjectType('GuestRoom', { description: 'How a room stands for a guest' })
export class GuestRoomType {
  @Field(() => ID, { description: 'The name of the minutes at /minutes/guest' }) sessionId!: string;
  @Field(() => ID, { nullable: true, description: 'Whom everybody sees large, when the host chose somebody' })
  spotlightPersonId!: string | null;
  @Field(() => ID, { nullable: true, description: 'The same, when it is a guest' })
  spotlightGuestId!: string | null;
  @Field(() => SessionGuestType) me!: SessionGuestType;
  @Field(() => [SessionMemberType], { description: 'Who has the microphone' }) stage!: SessionMemberType[];
  @Field(() => [SessionGuestType], { description: 'Guests who have the microphone' }) guests!: SessionGuestType[];
  @Field(() => Int, { description: 'Everybody with an account who was let in and not sent out' }) memberCount!: number;
  @Field(() => Boolean, { description: 'Whether guests write in the chat; they always read it' })
  guestsMayWrite!: boolean;
}

@ObjectType('GuestAttendance', { description: 'How long a guest was there; it is counted nowhere' })
export class GuestAttendanceType {
  @Field(() => SessionGuestType) guest!: SessionGuestType;
  @Field(() => Date, { nullable: true, description: 'Null for who was never there while it was live' })
  firstAt!: Date | null;
  @Field(() => Date, { nullable: true }) lastAt!: Date | null;
  @Field(() => Float, { description: 'Inside the time in which the session was live' }) attendedSeconds!: number;
}

/** A session as a guest may know it. */
export function viewOfGuestSession(session: ResearchSession): GuestSessionType {
  const { kind, title, startsAt, endsAt, startedAt, state, closedBy, hostPersonId, schoolId } = session;
  const { isRecorded, replayAudience, recordingNotice } = session;
  return {
    ...{ kind, title, startsAt, endsAt, startedAt, state, closedBy, hostPersonId, schoolId },
    ...{ isRecorded, replayAudience, recordingNotice },
    lobbyOpensAt: new Date(startsAt.getTime() - LOBBY_OPENS_BEFORE),
  };
}

/** What a guest gets at the door, as the contract shows it. */
export function viewOfGuestEntry({ guest, verdict, ...entry }: GuestEntry, pass: string): GuestEntryType {
  const refusal = verdict.state === 'refused' ? verdict.reason : null;
  return { ...entry, guestId: guest.id, pass, state: verdict.state, refusal };
}

/** A room as the contract shows it to a guest. */
export function viewOfGuestRoom({ session, me, stage, guests, memberCount }: GuestRoom): GuestRoomType {
  const { id: sessionId, spotlightPersonId, spotlightGuestId, guestsMayWrite } = session;
  return {
    ...{ sessionId, spotlightPersonId, spotlightGuestId, guestsMayWrite, memberCount, me: viewOfGuest(me) },
    ...{ stage: stage.map(viewOfMember), guests: guests.map(viewOfGuest) },
  };
}

/** How long a guest was there, as the contract shows it. */
export function viewOfGuestAttendance({ guest, ...times }: GuestAttendance): GuestAttendanceType {
  return { guest: viewOfGuest(guest), ...times };
}
