import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { AppError, Clock, idBytes, paginate, type Actor, type Page, type PageRequest } from '@yunqiao/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { CountedCatalogue } from '../board/catalogue.js';
import { countableSchools, scopeOf, wantedSchools, type ParticipationFilter } from '../participation-filter.js';
import { Administrators, type Administrator } from './administrators.js';
import { keptScope, withinSchools } from './report-scope.js';
import { ReportSchedule, type ReportRhythm } from './report-schedule.entity.js';

/** What somebody wants issued again and again. */
export interface WantedSchedule extends Pick<
  ParticipationFilter,
  'schoolIds' | 'categories' | 'audience' | 'attested'
> {
  readonly title: string;
  readonly rhythm: ReportRhythm;
  readonly dayAfterEnd: number;
  readonly readerIds: readonly string[];
}

type Wishes = Omit<ReportSchedule, 'id' | 'createdBy' | 'createdAt' | 'stoppedAt' | 'version'>;

/** A day on which a scope is valid; a schedule has none of its own. */
const anyDay = { from: '2020-02-01', to: '2020-02-01' };

/** Keeps the wishes for scheduled reports. */
@Injectable()
export class ReportScheduleService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly administrators: Administrators,
    private readonly catalogue: CountedCatalogue,
    private readonly clock: Clock,
  ) {}

  /**
   * Schedules of whose schools the asker may count every one, the newest first; those that were stopped, too.
   * @throws CURSOR_INVALID
   */
  async list(actor: Actor, page: PageRequest): Promise<Page<ReportSchedule>> {
    const newest = [
      { column: 'scoped.createdAt', direction: 'DESC' },
      { column: 'scoped.id', direction: 'DESC' },
    ] as const;
    return paginate(await this.visible(actor), newest, page);
  }

  /** @throws REPORT_SCHEDULE_NOT_FOUND, also for schools that the asker may not count */
  async get(actor: Actor, id: string): Promise<ReportSchedule> {
    const query = await this.visible(actor);
    const schedule = await query.andWhere('scoped.id = :id', { id: idBytes(id) }).getOne();
    if (!schedule) throw new AppError('REPORT_SCHEDULE_NOT_FOUND');
    return schedule;
  }

  /** Who else may be told of reports of these schools: all who may see them, but the asker. @throws SCHOOL_NOT_FOUND */
  async readersFor(actor: Actor, schoolIds: readonly string[] | null): Promise<Administrator[]> {
    const { tree } = await this.catalogue.places();
    const wanted = wantedSchools(actor, schoolIds, tree);
    if (wanted?.size === 0) throw new AppError('SCHOOL_NOT_FOUND');
    const mayRead = await this.administrators.of(wanted && [...wanted]);
    return mayRead.filter(({ personId }) => personId !== actor.personId);
  }

  /**
   * Makes a schedule. The same id with the same wishes again is the same as once.
   * @throws SCHOOL_NOT_FOUND, REPORT_READER_INVALID, REPORT_ID_TAKEN
   */
  async create(actor: Actor, id: string, wanted: WantedSchedule): Promise<ReportSchedule> {
    const wishes = await this.plan(actor, wanted);
    const made = { id, ...wishes, createdBy: actor.personId, createdAt: this.clock.now(), stoppedAt: null };
    return this.database.transaction(async (tx) => {
      await tx.createQueryBuilder().insert().into(ReportSchedule).values(made).orIgnore().execute();
      const kept = await lockSchedule(tx, id);
      if (kept.createdBy !== actor.personId || !hasWishes(kept, wishes)) throw new AppError('REPORT_ID_TAKEN');
      return kept;
    });
  }

  /**
   * Changes what will be issued from now on; what was issued stays.
   * @throws REPORT_SCHEDULE_NOT_FOUND, SCHOOL_NOT_FOUND, REPORT_READER_INVALID
   */
  async change(actor: Actor, id: string, wanted: WantedSchedule): Promise<ReportSchedule> {
    await this.get(actor, id);
    const wishes = await this.plan(actor, wanted);
    return this.database.transaction(async (tx) => tx.save(Object.assign(await lockSchedule(tx, id), wishes)));
  }

  /**
   * Issues nothing more by a schedule. Twice is the same as once.
   * @throws REPORT_SCHEDULE_NOT_FOUND
   */
  async stop(actor: Actor, id: string): Promise<ReportSchedule> {
    await this.get(actor, id);
    return this.database.transaction(async (tx) => {
      const schedule = await lockSchedule(tx, id);
      schedule.stoppedAt ??= this.clock.now();
      return tx.save(schedule);
    });
  }

  private async plan(actor: Actor, wanted: WantedSchedule): Promise<Wishes> {
    const { tree } = await this.catalogue.places();
    const { schoolIds, categories, audience, attested } = keptScope(scopeOf(actor, { ...wanted, ...anyDay }, tree));
    if (schoolIds?.length === 0) throw new AppError('SCHOOL_NOT_FOUND');
    const readerIds = [...new Set(wanted.readerIds)].sort();
    const mayRead = new Set((await this.administrators.of(schoolIds)).map(({ personId }) => personId));
    if (!readerIds.every((id) => mayRead.has(id))) throw new AppError('REPORT_READER_INVALID');
    const { rhythm, dayAfterEnd } = wanted;
    return {
      ...{ title: wanted.title.trim(), rhythm, dayAfterEnd, readerIds },
      ...{ schoolIds, categories, audience, attested },
    };
  }

  private async visible(actor: Actor) {
    const { tree } = await this.catalogue.places();
    const query = this.database.createQueryBuilder(ReportSchedule, 'scoped').where('1 = 1');
    return withinSchools(query, countableSchools(actor, tree));
  }
}

async function lockSchedule(tx: EntityManager, id: string): Promise<ReportSchedule> {
  const schedule = await tx.findOne(ReportSchedule, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!schedule) throw new AppError('REPORT_SCHEDULE_NOT_FOUND');
  return schedule;
}

function hasWishes(kept: ReportSchedule, wishes: Wishes): boolean {
  return (Object.keys(wishes) as (keyof Wishes)[]).every(
    (name) => JSON.stringify(kept[name]) === JSON.stringify(wishes[name]),
  );
}
