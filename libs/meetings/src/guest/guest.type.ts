import { Field, ID, ObjectType } from '@nestjs/graphql';
import { ConferenceAccessType, EntryState } from '../room/room.type.js';
import { ReplayAudience, SessionKind } from '../session/session-kinds.js';
import { EntryRefusal } from '../session/session.policy.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import type { GuestEntry } from './guest-entry.service.js';
import type { SessionGuest } from './session-guest.entity.js';

@ObjectType('GuestSession', { description: 'What somebody learns of a session to whom a guests’ link was given' })
export class GuestSessionType {
  @Field(() => SessionKind) kind!: SessionKind;
  @Field(() => String) title!: string;
  @Field(() => Date) startsAt!: Date;
  @Field(() => Date) endsAt!: Date;
  @Field(() => Boolean, { description: 'Told before one comes in' }) isRecorded!: boolean;
  @Field(() => ReplayAudience, { description: 'Who may see what is recorded' }) replayAudience!: ReplayAudience;
  @Field(() => String, { description: 'What the host says of the recording beside that' }) recordingNotice!: string;
}

@ObjectType('GuestEntry', { description: 'What a guest gets at the door of a session' })
export class GuestEntryType {
  @Field(() => ID) guestId!: string;
  @Field(() => EntryState) state!: EntryState;
  @Field(() => EntryRefusal, { nullable: true }) refusal!: EntryRefusal | null;
  @Field(() => ConferenceAccessType, { nullable: true, description: 'To hear and to see; null for who is not let in' })
  liveKit!: ConferenceAccessType | null;
  @Field(() => Date, { description: 'The clock of the house' }) serverTime!: Date;
}

@ObjectType('SessionGuest', { description: 'Somebody without an account who came to a session by a link' })
export class SessionGuestType {
  @Field(() => ID) id!: string;
  @Field(() => String) displayName!: string;
  @Field(() => String, { description: 'Where they say that they are from' }) schoolName!: string;
  @Field(() => Date, { description: 'When they first came to the door' }) enteredAt!: Date;
  @Field(() => Boolean, { description: 'Was let in; false while they wait' }) isAdmitted!: boolean;
  @Field(() => Boolean, { description: 'Was refused or sent out' }) isRemoved!: boolean;
}

/** A session as a guest may know it. */
export function viewOfGuestSession(session: ResearchSession): GuestSessionType {
  const { kind, title, startsAt, endsAt, isRecorded, replayAudience, recordingNotice } = session;
  return { kind, title, startsAt, endsAt, isRecorded, replayAudience, recordingNotice };
}

/** What a guest gets at the door, as the contract shows it. */
export function viewOfGuestEntry({ guest, verdict, liveKit, serverTime }: GuestEntry): GuestEntryType {
  const refusal = verdict.state === 'refused' ? verdict.reason : null;
  return { guestId: guest.id, state: verdict.state, refusal, liveKit, serverTime };
}

/** A guest as the contract shows them. */
export function viewOfGuest(guest: SessionGuest): SessionGuestType {
  const { id, displayName, schoolName, enteredAt, admittedAt, removedAt } = guest;
  return { id, displayName, schoolName, enteredAt, isAdmitted: admittedAt !== null, isRemoved: removedAt !== null };
}
