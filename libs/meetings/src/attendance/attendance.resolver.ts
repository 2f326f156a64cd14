import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, mapPage, type Actor, type Page } from '@yunqiao/platform';
import { SessionMembersArgs } from '../room/room.input.js';
import { AdjustmentService } from './adjustment.service.js';
import { AttendanceList, type Attendance } from './attendance-list.js';
import { AttendanceRecorder } from './attendance-recorder.js';
import {
  AdjustAttendanceInput,
  AdjustAttendancePayload,
  RecordAttendanceInput,
  RecordAttendancePayload,
} from './attendance.input.js';
import { SessionAttendanceConnection, SessionAttendanceType } from './attendance.type.js';

/** Who was there. */
@Resolver(() => SessionAttendanceType)
@Allow('signedIn')
export class AttendanceResolver {
  constructor(
    private readonly recorder: AttendanceRecorder,
    private readonly list: AttendanceList,
    private readonly adjustments: AdjustmentService,
  ) {}

  @Query(() => SessionAttendanceConnection, {
    description: 'Who was there and how long, by name; for the host, co-hosts and administrators of the owning school',
  })
  async sessionAttendance(
    @CurrentActor() actor: Actor,
    @Args() { sessionId, ...page }: SessionMembersArgs,
  ): Promise<Page<SessionAttendanceType>> {
    return mapPage(await this.list.page(actor, sessionId, page), viewOf);
  }

  @Mutation(() => RecordAttendancePayload, { description: 'Tells that somebody is or was in the session' })
  recordAttendance(
    @CurrentActor() actor: Actor,
    @Args('input') input: RecordAttendanceInput,
  ): Promise<RecordAttendancePayload> {
    return this.recorder.record(actor, { ...input, sentAt: input.sentAt ?? null });
  }

  @Mutation(() => AdjustAttendancePayload, {
    description: 'Gives somebody time or takes it; for the host, co-hosts and administrators of the owning school',
  })
  adjustAttendance(
    @CurrentActor() actor: Actor,
    @Args('input') input: AdjustAttendanceInput,
  ): Promise<AdjustAttendancePayload> {
    return this.adjustments.adjust(actor, input);
  }
}

function viewOf({ stretches, ...attendance }: Attendance): SessionAttendanceType {
  const times = stretches.map(({ from, to }) => ({ fromAt: new Date(from), toAt: new Date(to) }));
  return { ...attendance, stretches: times };
}
