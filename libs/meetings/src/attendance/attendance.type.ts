import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionType } from '@yunqiao/platform/graphql';
import { SessionRole } from '../session/session-kinds.js';
import { AdjustmentSign } from './attendance-adjustment.entity.js';
import { RosterWay } from './room-roster-entry.entity.js';

registerEnumType(AdjustmentSign, {
  name: 'AttendanceSign',
  description: 'Whether a correction gives time or takes it',
});
registerEnumType(RosterWay, { name: 'RosterWay', description: 'How somebody before another’s camera was confirmed' });

@ObjectType('AttendanceStretch', { description: 'A time in which somebody was there' })
export class AttendanceStretchType {
  @Field(() => Date) fromAt!: Date;
  @Field(() => Date) toAt!: Date;
}

@ObjectType('SessionAttendance', { description: 'How long one person was there' })
export class SessionAttendanceType {
  @Field(() => ID) personId!: string;
  @Field(() => String) displayName!: string;
  @Field(() => String) schoolName!: string;
  @Field(() => SessionRole, { nullable: true, description: 'Null for who only sat before another’s camera' })
  role!: SessionRole | null;
  @Field(() => Date, { nullable: true, description: 'Null for who was never there' }) firstAt!: Date | null;
  @Field(() => Date, { nullable: true }) lastAt!: Date | null;
  @Field(() => Float, { description: 'Counted once over devices, inside the time in which the session was live' })
  attendedSeconds!: number;
  @Field(() => Float, {
    description: 'What of it is credited here; the rest was credited by a lesson at the same time',
  })
  creditedSeconds!: number;
  @Field(() => Boolean, { description: 'Sat before another’s camera' }) satBefore!: boolean;
  @Field(() => Int, { description: 'How often it was corrected' }) corrections!: number;
  @Field(() => [AttendanceStretchType], { description: 'The times themselves' }) stretches!: AttendanceStretchType[];
}

@ObjectType('SessionAttendanceConnection', { description: 'A part of the attendance of a session' })
export class SessionAttendanceConnection extends connectionType(SessionAttendanceType, 'SessionAttendance') {}

@ObjectType('RosterEntry', { description: 'Somebody sits before the device of another' })
export class RosterEntryType {
  @Field(() => ID) id!: string;
  @Field(() => ID) personId!: string;
  @Field(() => Date) fromAt!: Date;
  @Field(() => Date, { nullable: true, description: 'Null while they sit there' }) toAt!: Date | null;
  @Field(() => RosterWay) way!: RosterWay;
}

@ObjectType('RosterCandidate', { description: 'Somebody of the liaison’s school' })
export class RosterCandidateType {
  @Field(() => ID) personId!: string;
  @Field(() => String) displayName!: string;
}

@ObjectType('RosterCode', { description: 'What the liaison’s device shows for people to enter themselves' })
export class RosterCodeType {
  @Field(() => String, { description: 'Four digits, to be typed' }) pin!: string;
  @Field(() => String, { description: 'What the QR code carries besides the address of the session' }) secret!: string;
  @Field(() => Date, { description: 'When another one is to be shown' }) expiresAt!: Date;
}
