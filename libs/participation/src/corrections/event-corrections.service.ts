import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { ActivityCorrections, CorrectionReader, findReversed, Restatement, type ActivityKind } from '@yunqiao/activity';
import { AppError, idBytes, idText, schoolDayOf, startOfSchoolDay, type Actor } from '@yunqiao/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { CountedCatalogue } from '../board/catalogue.js';
import { countableSchools } from '../participation-filter.js';
import { CorrectionListService, type CorrectedEvents } from './correction-list.service.js';
import { countedSchool, joinState } from './counted-state.js';

/** How much is corrected: one event, or all of the same lesson or session on that school day. */
export const CorrectionExtent = { event: 'event', day: 'day' } as const;
export type CorrectionExtent = keyof typeof CorrectionExtent;

/** What an administrator wants. */
export interface WantedCorrection {
  /** Made by the client: the same id twice is the same as once. */
  readonly id: string;
  readonly personId: string;
  readonly eventId: string;
  readonly extent: CorrectionExtent;
  readonly reason: string;
}

interface PlacedRow {
  id: Buffer;
  kind: ActivityKind;
  occurred_at: Date;
  course_run_id: Buffer | null;
  lesson_id: Buffer | null;
  session_id: Buffer | null;
  school_id: Buffer;
  is_struck: 0 | 1;
}

const placed = [
  'SELECT event.id, event.kind, event.occurred_at, event.course_run_id, event.lesson_id, event.session_id,',
  [countedSchool, 'AS school_id,'].join(' '),
  "COALESCE(state.kind = 'struck', 0) AS is_struck FROM activity_event AS event",
  joinState,
  'WHERE event.person_id = ?',
].join(' ');
const one = [placed, 'AND event.id = ?'].join(' ');
const ofDay = [
  placed,
  'AND event.received_at >= ? AND event.occurred_at >= ? AND event.occurred_at < ?',
  'AND event.course_run_id <=> ? AND event.lesson_id <=> ? AND event.session_id <=> ?',
].join(' ');
const day = 86_400_000;

/** Administrators take out of the count what should not be in it, and take that back. */
@Injectable()
export class EventCorrectionsService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly catalogue: CountedCatalogue,
    private readonly corrections: ActivityCorrections,
    private readonly reader: CorrectionReader,
    private readonly restatement: Restatement,
    private readonly list: CorrectionListService,
  ) {}

  /**
   * Events count nowhere from now on.
   * @throws EVENT_NOT_FOUND, also for one of a school for which the actor does not answer, or of another person
   * @throws EVENT_STRUCK_ALREADY, EVENT_TAKEN_BACK_ALREADY, REASON_MISSING, REASON_TOO_LONG, CONFLICT
   */
  strike(actor: Actor, wanted: WantedCorrection): Promise<CorrectedEvents> {
    return this.correct(actor, wanted, 0, (tx, act) => this.corrections.strike(tx, act));
  }

  /**
   * Struck events count again; what became known of memberships meanwhile is made up for.
   * @throws EVENT_NOT_FOUND, EVENT_NOT_STRUCK, REASON_MISSING, REASON_TOO_LONG, CONFLICT
   */
  restore(actor: Actor, wanted: WantedCorrection): Promise<CorrectedEvents> {
    return this.correct(actor, wanted, 1, async (tx, act) => {
      await this.corrections.restore(tx, act);
      await this.restatement.restate(tx, act.personId, new Date(0));
    });
  }

  private async correct(
    actor: Actor,
    { id, personId, eventId, extent, reason }: WantedCorrection,
    fromStruck: 0 | 1,
    write: (tx: EntityManager, act: Parameters<ActivityCorrections['strike']>[1]) => Promise<unknown>,
  ): Promise<CorrectedEvents> {
    const { tree } = await this.catalogue.places();
    const schools = countableSchools(actor, tree);
    const isOwn = ({ school_id }: PlacedRow) => schools === null || schools.has(idText(school_id));
    await this.database.transaction(async (tx) => {
      const [asked] = await tx.query<PlacedRow[]>(one, [idBytes(personId), idBytes(eventId)]);
      if (!asked || !isOwn(asked)) throw new AppError('EVENT_NOT_FOUND');
      const known = (await this.reader.ofAct(id, tx)).map((correction) => correction.eventId);
      const eventIds =
        extent === 'event'
          ? [eventId]
          : known.length > 0
            ? known
            : await this.ofDay(tx, personId, asked, fromStruck, isOwn);
      await write(tx, { id, personId, eventIds, reason, recordedBy: actor.personId });
    });
    const [corrected] = await this.list.ofAct(id);
    return corrected!;
  }

  /** What can be corrected of that day's events in the same lesson or session; the one that was asked for when nothing can. */
  private async ofDay(
    tx: EntityManager,
    personId: string,
    asked: PlacedRow,
    fromStruck: 0 | 1,
    isOwn: (row: PlacedRow) => boolean,
  ): Promise<string[]> {
    const since = startOfSchoolDay(schoolDayOf(asked.occurred_at));
    const rows = await tx.query<PlacedRow[]>(ofDay, [
      ...[idBytes(personId), since, since, new Date(since.getTime() + day)],
      ...[asked.course_run_id, asked.lesson_id, asked.session_id],
    ]);
    const events = rows
      .filter((row) => isOwn(row) && Number(row.is_struck) === fromStruck)
      .map(({ id, kind }) => ({ id: idText(id), kind }));
    const reversed = await findReversed(tx, personId, events);
    const possible = events.map(({ id }) => id).filter((id) => !reversed.has(id));
    return possible.length > 0 ? possible : [idText(asked.id)];
  }
}
