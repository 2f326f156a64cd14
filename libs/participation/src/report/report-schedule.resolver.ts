import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentActor, type Actor, type Page } from '@yunqiao/platform';
import { ConnectionArgs } from '@yunqiao/platform/graphql';
import { VIEWERS } from '../participation-filter.js';
import type { Administrator } from './administrators.js';
import { ReportScheduleService } from './report-schedule.service.js';
import type { ReportSchedule } from './report-schedule.entity.js';
import {
  ChangeReportScheduleInput,
  CreateReportScheduleInput,
  ReadersArgs,
  ReportReaderType,
  ReportScheduleConnection,
  ReportSchedulePayload,
  ReportScheduleType,
  StopReportScheduleInput,
} from './report-schedule.type.js';

/** Which reports are issued by themselves. */
@Resolver(() => ReportScheduleType)
@Allow(...VIEWERS)
export class ReportScheduleResolver {
  constructor(private readonly schedules: ReportScheduleService) {}

  @Query(() => ReportScheduleConnection, { description: 'Schedules of whose schools the asker may count every one' })
  reportSchedules(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<Page<ReportSchedule>> {
    return this.schedules.list(actor, page);
  }

  @Query(() => ReportScheduleType)
  reportSchedule(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<ReportSchedule> {
    return this.schedules.get(actor, id);
  }

  @Query(() => [ReportReaderType], { description: 'Who else may be told of reports of these schools, by name' })
  reportReaders(@CurrentActor() actor: Actor, @Args() { schoolIds }: ReadersArgs): Promise<Administrator[]> {
    return this.schedules.readersFor(actor, schoolIds ?? null);
  }

  @Mutation(() => ReportSchedulePayload)
  async createReportSchedule(
    @CurrentActor() actor: Actor,
    @Args('input') { id, ...wanted }: CreateReportScheduleInput,
  ): Promise<ReportSchedulePayload> {
    return { schedule: await this.schedules.create(actor, id, wanted) };
  }

  @Mutation(() => ReportSchedulePayload, { description: 'What was issued stays' })
  async changeReportSchedule(
    @CurrentActor() actor: Actor,
    @Args('input') { scheduleId, ...wanted }: ChangeReportScheduleInput,
  ): Promise<ReportSchedulePayload> {
    return { schedule: await this.schedules.change(actor, scheduleId, wanted) };
  }

  @Mutation(() => ReportSchedulePayload, { description: 'Issues nothing more by it; what was issued stays' })
  async stopReportSchedule(
    @CurrentActor() actor: Actor,
    @Args('input') input: StopReportScheduleInput,
  ): Promise<ReportSchedulePayload> {
    return { schedule: await this.schedules.stop(actor, input.scheduleId) };
  }
}
