import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionType } from '@yunqiao/platform/graphql';
import { Transport } from '../attendance/attendance-heartbeat.entity.js';
import { ConferenceHowTo } from '../conference/conference-state.js';
import { SessionRole } from '../session/session-kinds.js';
import { EntryRefusal } from '../session/session.policy.js';
import { SessionGuestType } from '../guest/session-guest.type.js';
import '../session/session.type.js';

registerEnumType(Transport, { name: 'SessionTransport', description: 'How somebody takes part' });
registerEnumType(ConferenceHowTo, {
  name: 'ConferenceHowTo',
  description: 'What helps where no conference server answers',
});

/** Where somebody stands at the door. */
export const EntryState = { admitted: 'admitted', waiting: 'waiting', refused: 'refused' } as const;
export type EntryState = keyof typeof EntryState;
registerEnumType(EntryState, { name: 'SessionEntryState', description: 'Where somebody stands at the door' });

@ObjectType('ConferenceServer', { description: 'Whether sessions can be held here' })
export class ConferenceServerType {
  @Field(() => Boolean) isAvailable!: boolean;
  @Field(() => ConferenceHowTo, { nullable: true, description: 'What helps; null while it answers' })
  howTo!: ConferenceHowTo | null;
  @Field(() => Float, { nullable: true, description: 'How much of it is made, 0 to 1, while it is being made' })
  progress!: number | null;
}

@ObjectType('SessionMember', { description: 'Somebody with a place in a session' })
export class SessionMemberType {
  @Field(() => ID) personId!: string;
  @Field(() => ID, { description: 'School to which they belonged when they came' }) schoolId!: string;
  @Field(() => SessionRole) role!: SessionRole;
  @Field(() => Boolean, { description: 'Has taken the microphone (上麦)' }) hasMicrophone!: boolean;
  @Field(() => Date, { nullable: true, description: 'Since when their hand is up; null when it is not' })
  handRaisedAt!: Date | null;
  @Field(() => Boolean, { description: 'Was silenced, and comes in silent until they speak up themselves' })
  isMutedByHost!: boolean;
  @Field(() => Boolean, { description: 'Was sent out, and is kept out' }) isRemoved!: boolean;
}

@ObjectType('SessionMemberConnection', { description: 'A part of the people in a session' })
export class SessionMemberConnection extends connectionType(SessionMemberType, 'SessionMember') {}

@ObjectType('LobbyRequest', { description: 'Somebody waits before a session' })
export class LobbyRequestType {
  @Field(() => ID) id!: string;
  @Field(() => ID) personId!: string;
  @Field(() => Date) askedAt!: Date;
  @Field(() => Boolean, { nullable: true, description: 'Whether they were let in; null while they wait' })
  isAdmitted!: boolean | null;
}

@ObjectType('ConferenceAccess', { description: 'What opens the conference for this device, for ten minutes' })
export class ConferenceAccessType {
  @Field(() => String, { description: 'Where to connect' }) url!: string;
  @Field(() => String) token!: string;
  @Field(() => String, { description: '<person id>:<device id>' }) identity!: string;
  @Field(() => Date) expiresAt!: Date;
}

@ObjectType('SessionEntry', { description: 'What somebody gets at the door of a session' })
export class SessionEntryType {
  @Field(() => EntryState) state!: EntryState;
  @Field(() => EntryRefusal, { nullable: true }) refusal!: EntryRefusal | null;
  @Field(() => Transport, { nullable: true, description: 'How to take part; null for who is not let in' })
  transport!: Transport | null;
  @Field(() => ConferenceAccessType, { nullable: true, description: 'Of rtc' }) liveKit!: ConferenceAccessType | null;
  @Field(() => String, { nullable: true, description: 'Of hls' }) playlistUrl!: string | null;
  @Field(() => SessionMemberType, { nullable: true, description: 'The own place, of who was let in' })
  me!: SessionMemberType | null;
  @Field(() => Int, { description: 'Last sequence of the session’s events when this was answered' })
  lastSequence!: number;
  @Field(() => Date, { description: 'The clock of the house' }) serverTime!: Date;
}

@ObjectType('SessionDoorNews', { description: 'That `enterSession` may answer something else than before' })
export class SessionDoorNewsType {
  @Field(() => ID) sessionId!: string;
}

@ObjectType('PeopleOnSite', {
  description: 'How many people sit before one device, who is signed in there not counted',
})
export class PeopleOnSiteType {
  @Field(() => ID, { description: 'Whose device it is' }) personId!: string;
  @Field(() => Int, { description: 'Who was entered there by the liaison, PIN or QR code and has not left; 1 or more' })
  count!: number;
}

@ObjectType('SessionRoom', { description: 'How a room stands; its events tell what changes' })
export class SessionRoomType {
  @Field(() => ID) sessionId!: string;
  @Field(() => Boolean) isDoorLocked!: boolean;
  @Field(() => ID, { nullable: true, description: 'Whom everybody sees large, when the host chose somebody' })
  spotlightPersonId!: string | null;
  @Field(() => ID, { nullable: true, description: 'The same, when it is a guest' })
  spotlightGuestId!: string | null;
  @Field(() => SessionMemberType) me!: SessionMemberType;
  @Field(() => [SessionMemberType], {
    description: 'Who has the microphone, a hand up, or another role than listener; 500 at most',
  })
  stage!: SessionMemberType[];
  @Field(() => Int, { description: 'Everybody who was let in and not sent out' }) memberCount!: number;
  @Field(() => [PeopleOnSiteType], { description: 'Devices before which several people sit' })
  onSite!: PeopleOnSiteType[];
  @Field(() => [LobbyRequestType], {
    description: 'Who waits before the door and is there; empty for who does not lead',
  })
  waiting!: LobbyRequestType[];
  @Field(() => [SessionMemberType], { description: 'Who was sent out; empty for who does not lead' })
  removed!: SessionMemberType[];
  @Field(() => [SessionGuestType], {
    description:
      'People without an account: for who leads everybody who is at the door or came in; for others who has the microphone',
  })
  guests!: SessionGuestType[];
  @Field(() => Boolean, { description: 'Whether guests write in the chat; they always read it' })
  guestsMayWrite!: boolean;
  @Field(() => Int, { description: 'Last sequence of the events that are in this' }) lastSequence!: number;
}
