import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { TermService } from '@yunqiao/courses';
import { Person } from '@yunqiao/identity';
import { defineNotices, Notices } from '@yunqiao/notices';
import {
  AppError,
  Clock,
  defineQueue,
  JobHandler,
  newId,
  Queues,
  schoolDayOf,
  type JobContext,
} from '@yunqiao/platform';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import type { CountedNames } from '../board/catalogue.js';
import { Administrators } from './administrators.js';
import { ReportEdition } from './report-edition.entity.js';
import { ReportSchedule } from './report-schedule.entity.js';
import { Report } from './report.entity.js';
import { ReportService } from './report.service.js';
import { duePeriods, type DuePeriod } from './schedule-periods.js';

/** What this room tells people. */
export const reportNotices = defineNotices({
  'report.issued': { subject: 'participationReport', facts: ['title'] },
});

/** Looks every few minutes which scheduled reports are due. */
export const reportScheduleQueue = defineQueue<Record<string, never>>({
  name: 'participation-report-schedule',
  attempts: 1,
  concurrency: 1,
});

const everyMilliseconds = 5 * 60_000;

/** Issues what is due by the schedules, each once: also when two workers look, or one was killed or away on the day. */
@Injectable()
export class ReportScheduler implements OnApplicationBootstrap {
  private readonly logger = new Logger('Reports');

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly reports: ReportService,
    private readonly administrators: Administrators,
    private readonly terms: TermService,
    private readonly notices: Notices,
    private readonly queues: Queues,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queues.schedule(reportScheduleQueue, 'participation-report-schedule', everyMilliseconds, {});
  }

  /** What cannot be counted now is issued with a later look. */
  @JobHandler(reportScheduleQueue)
  async issueDue(_nothing: Record<string, never>, { signal }: Pick<JobContext, 'signal'>): Promise<void> {
    const schedules = await this.database.manager.find(ReportSchedule, {
      where: { stoppedAt: IsNull() },
      order: { id: 'ASC' },
    });
    for (const schedule of schedules)
      for (const period of await this.missing(schedule)) {
        if (signal.aborted) return;
        await this.tryIssue(schedule, period);
      }
  }

  private async missing(schedule: ReportSchedule): Promise<DuePeriod[]> {
    const since = schoolDayOf(schedule.createdAt);
    const due = duePeriods({ ...schedule, since }, await this.terms.findAll(), this.clock.today());
    if (due.length === 0) return [];
    const issued = await this.database.manager.find(Report, {
      where: { scheduleId: schedule.id },
      select: { id: true, periodFrom: true },
    });
    const known = new Set(issued.map(({ periodFrom }) => periodFrom));
    return due.filter(({ from }) => !known.has(from));
  }

  private async tryIssue(schedule: ReportSchedule, period: DuePeriod): Promise<void> {
    try {
      const mayRead = new Set((await this.administrators.of(schedule.schoolIds)).map(({ personId }) => personId));
      const known = { mayRead, names: await this.reports.readNames() };
      await this.database.transaction((tx) => this.issue(tx, schedule, period, known));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.logger.warn({ scheduleId: schedule.id, from: period.from, reason: error.code });
    }
  }

  /** All in one transaction: the report, its numbers, and who is told. */
  private async issue(
    tx: EntityManager,
    schedule: ReportSchedule,
    period: DuePeriod,
    { mayRead, names }: { mayRead: ReadonlySet<string>; names: CountedNames },
  ): Promise<void> {
    // Whoever answers for the schools no longer has nothing counted there.
    if (!mayRead.has(schedule.createdBy)) return this.end(tx, schedule);
    const report = await this.planned(tx, schedule, period);
    await tx.createQueryBuilder().insert().into(Report).values(report).orIgnore().execute();
    const kept = await tx.findOneOrFail(Report, {
      where: { scheduleId: schedule.id, periodFrom: period.from },
      lock: { mode: 'pessimistic_write' },
    });
    if (await tx.existsBy(ReportEdition, { reportId: kept.id })) return;
    await this.reports.addEdition(tx, kept, { id: newId(), issuedBy: null }, names);
    await this.notices.tell(tx, {
      ...{ kind: 'report.issued', key: ['report.issued', kept.id].join(':'), subject: kept.id },
      facts: { title: kept.title },
      personIds: [schedule.createdBy, ...schedule.readerIds].filter((id) => mayRead.has(id)),
    });
  }

  private async end(tx: EntityManager, { id }: ReportSchedule): Promise<void> {
    await tx.update(ReportSchedule, { id, stoppedAt: IsNull() }, { stoppedAt: this.clock.now() });
  }

  private async planned(tx: EntityManager, schedule: ReportSchedule, { from, to, term }: DuePeriod): Promise<Report> {
    const { locale } = await tx.findOneByOrFail(Person, { id: schedule.createdBy });
    const isEnglish = locale === 'en';
    const when = term ? (isEnglish ? term.nameEn : term.nameZh) : monthName(from, isEnglish ? 'en-GB' : 'zh-CN');
    const { schoolIds, categories, audience, attested, createdBy } = schedule;
    return Object.assign(new Report(), {
      ...{ id: newId(), title: [schedule.title, when].join(' · '), scheduleId: schedule.id, termId: term?.id ?? null },
      ...{
        periodFrom: from,
        periodTo: to,
        schoolIds,
        classGroupIds: null,
        courseIds: null,
        categories,
        audience,
        attested,
      },
      ...{ createdBy, createdAt: this.clock.now() },
    });
  }
}

function monthName(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(day));
}
