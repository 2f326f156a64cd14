import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsNotEmpty, Max, MaxLength, Min } from 'class-validator';
import { IsNotBlank } from '@yunqiao/identity/graphql';
import { IsId, IsText } from '@yunqiao/platform';
import { SessionIdInput } from '../session/session.input.js';
import { GuestEntryType } from './guest.type.js';
import { SessionGuestType } from './session-guest.type.js';

/** A token has 62 characters, a pass 54; whatever is much longer is neither. */
const LONGEST_TOKEN = 100;
const PASS = { description: 'What the guest was given at the door' };

@ArgsType()
export class GuestTokenArgs {
  @Field(() => String, { description: 'The last part of the address of the link' })
  @MaxLength(LONGEST_TOKEN)
  token!: string;
}

@ArgsType()
export class GuestPassArgs {
  @Field(() => String, PASS) @MaxLength(LONGEST_TOKEN) pass!: string;
}

@ArgsType()
export class GuestEventsArgs extends GuestPassArgs {
  @Field(() => Int, { defaultValue: 0, description: 'The last sequence that is known' })
  @Min(0)
  after!: number;
}

@InputType({ description: 'Who comes by which link' })
export class EnterAsGuestInput {
  @Field(() => String, { description: 'The last part of the address of the link' })
  @MaxLength(LONGEST_TOKEN)
  token!: string;
  @Field(() => ID, {
    description: 'Made once by the browser, kept and told to nobody else: by it a guest is known again',
  })
  @IsId()
  deviceId!: string;
  @Field(() => String, { description: 'As they want to be called' }) @IsNotBlank() @IsText(60) displayName!: string;
  @Field(() => String, { defaultValue: '', description: 'Where they say that they are from' })
  @IsText(120)
  schoolName!: string;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'On a weak line one would rather listen by the stream, where there is one',
  })
  prefersStream!: boolean;
}

@InputType({ description: 'Which guest' })
export class GuestPassInput {
  @Field(() => String, PASS) @MaxLength(LONGEST_TOKEN) pass!: string;
}

@InputType({ description: 'A line of the chat by a guest' })
export class SendGuestChatInput extends GuestPassInput {
  @Field(() => ID, { description: 'Made by the client; the same id twice is the same as once' }) @IsId() id!: string;
  @Field(() => String, { description: 'At most 1,000 characters' }) @IsNotEmpty() @IsText(1000) text!: string;
}

@InputType({ description: 'Whether a guest’s hand is up' })
export class RaiseGuestHandInput extends GuestPassInput {
  @Field(() => Boolean) isRaised!: boolean;
}

@InputType({ description: 'A choice of a guest' })
export class VoteAsGuestInput extends GuestPassInput {
  @Field(() => ID) @IsId() pollId!: string;
  @Field(() => Int, { description: 'Counted from 0' }) @Min(0) @Max(7) optionIndex!: number;
}

@InputType({ description: 'A guest of a session' })
export class SessionGuestInput extends SessionIdInput {
  @Field(() => ID) @IsId() guestId!: string;
}

@InputType({ description: 'Whether guests write in the chat' })
export class LetGuestsWriteInput extends SessionIdInput {
  @Field(() => Boolean) mayWrite!: boolean;
}

@ObjectType()
export class EnterAsGuestPayload {
  @Field(() => GuestEntryType) entry!: GuestEntryType;
}

@ObjectType()
export class SessionGuestPayload {
  @Field(() => SessionGuestType) guest!: SessionGuestType;
}

@ObjectType({ description: 'What guests may do now' })
export class LetGuestsWritePayload {
  @Field(() => ID) sessionId!: string;
  @Field(() => Boolean) guestsMayWrite!: boolean;
}
