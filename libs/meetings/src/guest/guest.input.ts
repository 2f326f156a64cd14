import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsNotEmpty, MaxLength } from 'class-validator';
import { IsId, IsText } from '@yunqiao/platform';
import { SessionIdInput } from '../session/session.input.js';
import { GuestEntryType, SessionGuestType } from './guest.type.js';

/** A token has 62 characters; whatever is much longer is none. */
const LONGEST_TOKEN = 100;

@ArgsType()
export class GuestTokenArgs {
  @Field(() => String, { description: 'The last part of the address of the link' })
  @MaxLength(LONGEST_TOKEN)
  token!: string;
}

@InputType({ description: 'Who comes by which link' })
export class EnterAsGuestInput {
  @Field(() => String, { description: 'The last part of the address of the link' })
  @MaxLength(LONGEST_TOKEN)
  token!: string;
  @Field(() => ID, { description: 'Made once by the browser and kept: by it a guest is known again' })
  @IsId()
  deviceId!: string;
  @Field(() => String, { description: 'As they want to be called' }) @IsText(60) @IsNotEmpty() displayName!: string;
  @Field(() => String, { defaultValue: '', description: 'Where they say that they are from' })
  @IsText(120)
  schoolName!: string;
}

@InputType({ description: 'A guest of a session' })
export class SessionGuestInput extends SessionIdInput {
  @Field(() => ID) @IsId() guestId!: string;
}

@ObjectType()
export class EnterAsGuestPayload {
  @Field(() => GuestEntryType) entry!: GuestEntryType;
}

@ObjectType()
export class SessionGuestPayload {
  @Field(() => SessionGuestType) guest!: SessionGuestType;
}
