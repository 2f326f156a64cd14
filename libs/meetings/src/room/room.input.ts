import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsEnum, IsOptional } from 'class-validator';
import { IsId } from '@yunqiao/platform';
import { ConnectionArgs } from '@yunqiao/platform/graphql';
import { SessionRole } from '../session/session-kinds.js';
import { SessionIdInput } from '../session/session.input.js';
import { LobbyRequestType, SessionEntryType, SessionMemberType } from './room.type.js';

@ArgsType()
export class SessionIdArgs {
  @Field(() => ID) @IsId() sessionId!: string;
}

@ArgsType()
export class SessionMembersArgs extends ConnectionArgs {
  @Field(() => ID) @IsId() sessionId!: string;
}

@InputType({ description: 'Who wants into which session' })
export class EnterSessionInput extends SessionIdInput {
  @Field(() => ID, { description: 'Made once by the browser and kept: two browsers of a person are two devices' })
  @IsId()
  deviceId!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'On a weak line one would rather listen by the stream, where there is one',
  })
  prefersStream!: boolean;
}

@InputType({ description: 'Who is let in' })
export class AdmitToSessionInput extends SessionIdInput {
  @Field(() => [ID], { nullable: true, description: 'Whose asking; everybody who waits when left out' })
  @IsOptional()
  @ArrayMaxSize(500)
  @IsId({ each: true })
  requestIds?: string[] | null;
}

@InputType({ description: 'Who is refused' })
export class RefuseEntryInput extends SessionIdInput {
  @Field(() => ID) @IsId() requestId!: string;
}

@InputType({ description: 'Whether the door is shut' })
export class LockSessionDoorInput extends SessionIdInput {
  @Field(() => Boolean) isLocked!: boolean;
}

@InputType({ description: 'Somebody in a session' })
export class SessionPersonInput extends SessionIdInput {
  @Field(() => ID) @IsId() personId!: string;
}

@InputType({ description: 'What somebody becomes in a session' })
export class SetSessionRoleInput extends SessionPersonInput {
  @Field(() => SessionRole, { description: 'Nobody becomes the host, and only the host names co-hosts' })
  @IsEnum(SessionRole)
  role!: SessionRole;
}

@InputType({ description: 'Whether one’s hand is up' })
export class RaiseHandInput extends SessionIdInput {
  @Field(() => Boolean) isRaised!: boolean;
}

@InputType({ description: 'Whom everybody sees large' })
export class SpotlightInput extends SessionIdInput {
  @Field(() => ID, { nullable: true, description: 'Nobody when both are left out' })
  @IsOptional()
  @IsId()
  personId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Somebody without an account, instead of a person' })
  @IsOptional()
  @IsId()
  guestId?: string | null;
}

@ObjectType({ description: 'What somebody got at the door' })
export class EnterSessionPayload {
  @Field(() => SessionEntryType) entry!: SessionEntryType;
}

@ObjectType({ description: 'Those who were answered' })
export class LobbyPayload {
  @Field(() => [LobbyRequestType]) requests!: LobbyRequestType[];
}

@ObjectType({ description: 'A place that was changed' })
export class SessionMemberPayload {
  @Field(() => SessionMemberType) member!: SessionMemberType;
}

@ObjectType({ description: 'A room that was changed' })
export class SessionRoomPayload {
  @Field(() => ID) sessionId!: string;
  @Field(() => Boolean) isDoorLocked!: boolean;
  @Field(() => ID, { nullable: true }) spotlightPersonId!: string | null;
  @Field(() => ID, { nullable: true }) spotlightGuestId!: string | null;
}

@ObjectType({ description: 'Everybody who does not lead the session is silent' })
export class MuteEverybodyPayload {
  @Field(() => ID) sessionId!: string;
}
