import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { within } from '@yunqiao/activity';
import { Person } from '@yunqiao/identity';
import { Clock, clockShift, type Actor } from '@yunqiao/platform';
import { DataSource, IsNull, LessThan, type EntityManager } from 'typeorm';
import { ClassViewing, type ViewingEnding } from './class-viewing.entity.js';
import { believableStretch, FASTEST_RATE } from '../progress/played.js';
import { playedInOneGo } from './presence.js';
import { keptStretches, type ShownStretch } from './shown-time.js';
import { ViewingAccess, type WantedViewing } from './viewing-access.js';
import { ViewingMarks, type RejectedMark, type WantedMark } from './viewing-marks.js';
import { ViewingSettler } from './viewing-settler.js';

/** What a device tells of a viewing; instants by its clock. */
export interface ViewingReport {
  readonly viewingId: string;
  /** The device's clock when the report left; null when it does not say. */
  readonly sentAt: Date | null;
  readonly marks: readonly WantedMark[];
  /** Why; an administrator who corrects what is over has to say it. */
  readonly reason?: string | null;
  /** When the lesson was being played; telling it again changes nothing. Of who opened it only. */
  readonly played: readonly PlayedTime[];
}

/** A stretch of time in which the lesson was being played, and which seconds of it, where the device tells. */
export interface PlayedTime {
  readonly from: Date;
  readonly to: Date;
  readonly fromSecond?: number | null;
  readonly toSecond?: number | null;
}

/** What became of a report. */
export interface ReportedViewing {
  readonly viewing: ClassViewing;
  readonly rejected: readonly RejectedMark[];
}

/** A viewing ends by itself when nothing was heard of it for so long. */
export const SILENCE_MILLISECONDS = 10 * 60_000;

const lock = { mode: 'pessimistic_write' } as const;

/** A lesson before a whole class: opened, told of, ended; then what was seen stands in the log. */
@Injectable()
export class ClassViewingService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: ViewingAccess,
    private readonly marks: ViewingMarks,
    private readonly settler: ViewingSettler,
    private readonly clock: Clock,
  ) {}

  /**
   * Begins to show a lesson to a class. The same id twice is the same as once; what the teacher showed until now is over.
   * @throws COURSE_RUN_NOT_FOUND, LESSON_NOT_FOUND, CLASS_GROUP_NOT_FOUND, CLASS_GROUP_NOT_OFFERED; CLASS_VIEWING_NOT_FOUND
   *   where the id is somebody else's
   */
  async open(actor: Actor, wanted: WantedViewing): Promise<ClassViewing> {
    const known = await this.database.manager.findOneBy(ClassViewing, { id: wanted.id });
    if (known) return this.access.requireOwn(actor, known);
    // Before the transaction begins, so that it needs one connection only.
    const place = await this.access.requireMayShow(this.database.manager, actor, wanted);
    return this.database.transaction(async (tx) => {
      await tx.findOneOrFail(Person, { select: { id: true }, where: { id: actor.personId }, lock });
      const meanwhile = await tx.findOneBy(ClassViewing, { id: wanted.id });
      if (meanwhile) return this.access.requireOwn(actor, meanwhile);
      const now = this.clock.now();
      const before = await tx.find(ClassViewing, { where: { openedBy: actor.personId, endedAt: IsNull() }, lock });
      for (const viewing of before) await this.close(tx, viewing, now, 'teacher');
      const viewing = { ...wanted, ...place, openedBy: actor.personId, openedAt: now, lastSeenAt: now };
      return tx.save(tx.create(ClassViewing, { ...viewing, endedAt: null, ending: null, played: [], shown: null }));
    });
  }

  /**
   * Takes what a device tells: who is there, and when the lesson was played. After the end it corrects what stands in the log;
   * of a viewing that had ended because nothing was heard of it, it is a sign that it goes on.
   * @throws CLASS_VIEWING_NOT_FOUND
   */
  report(actor: Actor, { viewingId, sentAt, marks, played, reason = null }: ViewingReport): Promise<ReportedViewing> {
    return this.database.transaction(async (tx) => {
      const found = await tx.findOne(ClassViewing, { where: { id: viewingId }, lock });
      const viewing = this.access.requireSees(actor, found);
      const now = this.clock.now();
      const shift = clockShift(sentAt, now);
      const inServerTime = (instant: Date) => new Date(instant.getTime() + shift);
      const timed = marks.map((mark) => ({ ...mark, reason, at: inServerTime(mark.at) }));
      const { changed, rejected } = await this.marks.record(tx, actor, viewing, timed);
      const isOwn = viewing.openedBy === actor.personId;
      if (isOwn)
        this.hear(
          viewing,
          played.map(({ from, to, ...seconds }) => ({ from: inServerTime(from), to: inServerTime(to), ...seconds })),
        );
      const saved = isOwn ? await tx.save(viewing) : viewing;
      if (saved.endedAt) await this.settler.settle(tx, saved, played.length > 0 ? undefined : changed);
      return { viewing: saved, rejected };
    });
  }

  /**
   * Ends a viewing; each pupil who was there has taken part. Ending twice is the same as ending once.
   * @param endedAt by the device's clock; now unless told
   * @throws CLASS_VIEWING_NOT_FOUND
   */
  end(
    actor: Actor,
    viewingId: string,
    { endedAt, sentAt }: { endedAt: Date | null; sentAt: Date | null },
  ): Promise<ClassViewing> {
    return this.database.transaction(async (tx) => {
      const viewing = this.access.requireOwn(actor, await tx.findOne(ClassViewing, { where: { id: viewingId }, lock }));
      if (viewing.ending === 'teacher') return viewing;
      const now = this.clock.now();
      const at = endedAt ? endedAt.getTime() + clockShift(sentAt, now) : now.getTime();
      return this.close(tx, viewing, new Date(Math.min(at, now.getTime())), 'teacher');
    });
  }

  /** Ends what nothing was heard of for ten minutes, at the moment at which it was last heard of. */
  async closeSilent(): Promise<void> {
    const silentSince = new Date(this.clock.now().getTime() - SILENCE_MILLISECONDS);
    const where = { endedAt: IsNull(), lastSeenAt: LessThan(silentSince) };
    const silent = await this.database.manager.find(ClassViewing, { select: { id: true }, where, take: 100 });
    for (const { id } of silent) await this.closeIfSilent(id, silentSince);
  }

  private closeIfSilent(id: string, silentSince: Date): Promise<void> {
    return this.database.transaction(async (tx) => {
      const viewing = await tx.findOneOrFail(ClassViewing, { where: { id }, lock });
      if (viewing.endedAt || viewing.lastSeenAt >= silentSince) return;
      await this.close(tx, viewing, viewing.lastSeenAt, 'silence');
    });
  }

  private async close(
    tx: EntityManager,
    viewing: ClassViewing,
    at: Date,
    ending: ViewingEnding,
  ): Promise<ClassViewing> {
    viewing.endedAt = at > viewing.openedAt ? at : viewing.openedAt;
    viewing.ending = ending;
    const saved = await tx.save(viewing);
    await this.settler.settle(tx, saved);
    return saved;
  }

  private hear(viewing: ClassViewing, played: readonly PlayedTime[]): void {
    const now = this.clock.now();
    const told = played.map(({ from, to }) => ({ from: from.getTime(), to: to.getTime() }));
    const possible = within(told, [{ from: viewing.openedAt.getTime(), to: now.getTime() }]);
    viewing.shown = keptStretches(viewing.shown ?? [], played.flatMap(stretchOf));
    if (this.access.goesOn(viewing, possible)) Object.assign(viewing, { endedAt: null, ending: null });
    if (!viewing.endedAt) viewing.lastSeenAt = now;
    viewing.played = playedInOneGo([...viewing.played, ...possible]);
  }
}

/** As far as the clock allows it; nothing where the device did not tell, or told what cannot be. */
function stretchOf({ from, to, fromSecond, toSecond }: PlayedTime): ShownStretch[] {
  if (fromSecond == null || toSecond == null) return [];
  const wallSeconds = (to.getTime() - from.getTime()) / 1000;
  const stretch = believableStretch({ fromSecond, toSecond, wallSeconds, rate: FASTEST_RATE });
  if (!stretch) return [];
  return [{ from: from.getTime(), to: to.getTime(), fromSecond: stretch.from, toSecond: stretch.to }];
}
