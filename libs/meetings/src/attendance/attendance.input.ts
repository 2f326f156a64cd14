import { ArgsType, Field, Float, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsEnum,
  IsNotEmpty,
  IsOptional,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsId, IsText } from '@yunqiao/platform';
import { SessionIdArgs, SessionPersonInput } from '../room/room.input.js';
import { SessionIdInput } from '../session/session.input.js';
import { AdjustmentSign } from './attendance-adjustment.entity.js';
import { Transport } from './attendance-heartbeat.entity.js';
import { RosterEntryType } from './attendance.type.js';

/** A day in seconds: longer than any session. */
const longest = 86_400;

@InputType({ description: 'A sign of life of a device in a session' })
export class AttendanceBeatInput {
  @Field(() => ID, { description: 'Made by the client; the same id twice is the same as once' }) @IsId() id!: string;
  @Field(() => Transport) @IsEnum(Transport) transport!: Transport;
  @Field(() => Date, { description: 'When it was, by the device’s clock' }) at!: Date;
  @Field(() => Float, { description: 'Seconds since the device’s last beat, or since it came in; 60 at most count' })
  @Min(0)
  @Max(longest)
  wallSeconds!: number;
}

@InputType({ description: 'What a device sends every fifteen seconds, or when the line is back' })
export class RecordAttendanceInput extends SessionIdInput {
  @Field(() => ID) @IsId() deviceId!: string;
  @Field(() => Date, { nullable: true, description: 'The device’s clock when this was sent' })
  @IsOptional()
  sentAt?: Date | null;

  @Field(() => [AttendanceBeatInput], { description: 'At most 200' })
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => AttendanceBeatInput)
  beats!: AttendanceBeatInput[];
}

@ObjectType({ description: 'A beat that was not taken' })
export class RejectedBeat {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'EVENT_TOO_OLD, EVENT_ID_TAKEN or SESSION_ENTRY_REFUSED' }) code!: string;
}

@ObjectType({ description: 'What became of the beats' })
export class RecordAttendancePayload {
  @Field(() => [ID], { description: 'These need not be sent again' }) accepted!: string[];
  @Field(() => [RejectedBeat], { description: 'Nor these' }) rejected!: RejectedBeat[];
}

@InputType({ description: 'Who sits before the liaison’s device' })
export class ConfirmRosterInput extends SessionIdInput {
  @Field(() => [ID], { defaultValue: [], description: 'Who is there; of the liaison’s school' })
  @ArrayMaxSize(200)
  @IsId({ each: true })
  presentPersonIds!: string[];

  @Field(() => [ID], { defaultValue: [], description: 'Who is no longer there' })
  @ArrayMaxSize(200)
  @IsId({ each: true })
  gonePersonIds!: string[];

  @Field(() => Date, { nullable: true, description: 'Since when those who are new have been there; now when left out' })
  @IsOptional()
  since?: Date | null;
}

@InputType({ description: 'The PIN or QR code that the liaison’s device shows' })
export class JoinRosterInput extends SessionIdInput {
  @Field(() => String, { description: 'Four digits, or what the QR code carried' }) @Length(4, 64) code!: string;
}

@InputType({ description: 'A correction of somebody’s attendance' })
export class AdjustAttendanceInput extends SessionPersonInput {
  @Field(() => ID, { description: 'Made by the client; the same id twice is the same as once' }) @IsId() id!: string;
  @Field(() => Date) fromAt!: Date;
  @Field(() => Date) toAt!: Date;
  @Field(() => AdjustmentSign) @IsEnum(AdjustmentSign) sign!: AdjustmentSign;
  @Field(() => String, { description: 'Why; it stays beside the correction' })
  @IsNotEmpty()
  @IsText(500)
  reason!: string;
}

@ArgsType()
export class RosterCandidatesArgs extends SessionIdArgs {
  @Field(() => String, { defaultValue: '', description: 'Name, pinyin or initials' }) @MaxLength(60) search!: string;
}

@ObjectType({ description: 'Who sits before a device' })
export class RosterPayload {
  @Field(() => [RosterEntryType]) entries!: RosterEntryType[];
}

@ObjectType({ description: 'A correction that was made' })
export class AdjustAttendancePayload {
  @Field(() => ID) id!: string;
  @Field(() => ID) sessionId!: string;
  @Field(() => ID) personId!: string;
  @Field(() => Date, { description: 'No later than when it was made' }) toAt!: Date;
}
