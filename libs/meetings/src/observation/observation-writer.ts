import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { clockShift, AppError, Clock, type Actor } from '@yunqiao/platform';
import type { ResearchSession } from '../session/research-session.entity.js';
import { ObservationComment } from './observation-comment.entity.js';
import type { Observation } from './observation.entity.js';
import { ObservationNews } from './observation-news.js';
import { ObservationPoint } from './observation-point.entity.js';
import { isObservable, mayObserve } from './observation.policy.js';
import { ObservationReader, type WrittenSheet } from './observation-reader.js';
import { lockObservation } from './observation.service.js';
import { ObservationSheet } from './observation-sheet.entity.js';

/** What one can do on a sheet. */
export const ObservationDeed = {
  points: 'points',
  words: 'words',
  comment: 'comment',
  commentRemoved: 'commentRemoved',
  handedIn: 'handedIn',
  takenBack: 'takenBack',
} as const;
export type ObservationDeed = keyof typeof ObservationDeed;

/** Something that an observer did on their sheet, as a device sends it, perhaps hours later. */
export interface ObservationEntry {
  /** Made by the client; of a new comment, the comment's id. */
  readonly id: string;
  readonly kind: ObservationDeed;
  /** When it was, by the device's clock. */
  readonly at: Date;
  readonly criterionId?: string | null;
  readonly points?: number | null;
  readonly text?: string | null;
  /** Of `commentRemoved`. */
  readonly commentId?: string | null;
  /** The moment that a comment is about, by the device's clock; of a live lesson. */
  readonly momentAt?: Date | null;
  /** The moment that a comment is about; of a recorded lesson. */
  readonly momentSeconds?: number | null;
}

/** Why an entry was not taken. */
export type EntryRefusal =
  'OBSERVATION_ENTRY_INVALID' | 'OBSERVATION_HANDED_IN' | 'OBSERVATION_FULL' | 'EVENT_ID_TAKEN';

/** What became of entries, and the sheet as it is now. */
export interface RecordedEntries {
  readonly accepted: string[];
  readonly rejected: { id: string; code: EntryRefusal }[];
  readonly sheet: WrittenSheet;
}

/** More comments than this no sheet has. */
export const MOST_COMMENTS = 300;

/** Characters of a comment. */
const LONGEST_COMMENT = 1000;

/** Where entries are written. */
interface Place {
  readonly tx: EntityManager;
  readonly session: ResearchSession;
  readonly observation: Observation;
  readonly sheet: ObservationSheet;
  /** What is added to instants of the device. */
  readonly shift: number;
}

/** Writes on the sheets of observers. */
@Injectable()
export class ObservationWriter {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly reader: ObservationReader,
    private readonly news: ObservationNews,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes what an observer did, in this order. The same entry twice is the same as once, and of two for the same place
   * the later holds, in whichever order they arrive. What cannot be taken is rejected with its code.
   * @throws SESSION_NOT_FOUND, OBSERVATION_NOT_FOUND, NOT_ALLOWED for who has no sheet, SESSION_STATE_WRONG before there is
   * something to observe
   */
  async record(
    actor: Actor,
    batch: { sessionId: string; sentAt?: Date | null; entries: readonly ObservationEntry[] },
  ): Promise<RecordedEntries> {
    const { sessionId, sentAt, entries } = batch;
    // Read before the transaction: what it reads itself is then as new as its locks.
    const session = await this.requireObserver(actor, sessionId);
    const recorded = await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const observation = await lockObservation(tx, sessionId, 'pessimistic_read', now);
      const sheet = await lockSheet(tx, sessionId, actor.personId);
      const wasHandedIn = sheet.handedInAt !== null;
      const place = { tx, session, observation, sheet, shift: clockShift(sentAt ?? null, now) };
      const rejected: RecordedEntries['rejected'] = [];
      for (const entry of entries) {
        const at = new Date(Math.min(entry.at.getTime() + place.shift, now.getTime()));
        const code = await write(place, { ...entry, at });
        if (code) rejected.push({ id: entry.id, code });
      }
      await tx.save(ObservationSheet, sheet);
      if (sheet.handedInAt && !wasHandedIn) await this.news.tellTeacher(tx, session, observation, actor.personId);
      const refused = new Set(rejected.map(({ id }) => id));
      const accepted = entries.map(({ id }) => id).filter((id) => !refused.has(id));
      const [written] = await this.reader.findSheets(sessionId, actor.personId, tx);
      return { accepted, rejected, sheet: written! };
    });
    await this.news.tellReaders(sessionId);
    return recorded;
  }

  private async requireObserver(actor: Actor, sessionId: string): Promise<ResearchSession> {
    const { session, standing, observation } = await this.reader.get(actor, sessionId);
    if (!mayObserve(observation, standing, actor.personId)) throw new AppError('NOT_ALLOWED');
    if (!isObservable(session, observation)) throw new AppError('SESSION_STATE_WRONG', { state: session.state });
    return session;
  }
}

async function lockSheet(tx: EntityManager, sessionId: string, personId: string): Promise<ObservationSheet> {
  const find = () =>
    tx.findOne(ObservationSheet, { where: { sessionId, personId }, lock: { mode: 'pessimistic_write' } });
  const known = await find();
  if (known) return known;
  const row = { sessionId, personId, words: '', wordsAt: null, handedInAt: null, turnedAt: null };
  await tx.createQueryBuilder().insert().into(ObservationSheet).values(row).orIgnore().execute();
  return (await find())!;
}

/** Null when it was taken. */
async function write(place: Place, entry: ObservationEntry): Promise<EntryRefusal | null> {
  const { sheet } = place;
  if (entry.kind === 'handedIn' || entry.kind === 'takenBack') return turn(sheet, entry);
  if (sheet.handedInAt && entry.at > sheet.handedInAt) return 'OBSERVATION_HANDED_IN';
  switch (entry.kind) {
    case 'words':
      return writeWords(sheet, entry);
    case 'points':
      return givePoints(place, entry);
    case 'comment':
      return comment(place, entry);
    case 'commentRemoved':
      return removeComment(place, entry);
  }
}

function turn(sheet: ObservationSheet, { kind, at }: ObservationEntry): null {
  if (sheet.turnedAt && sheet.turnedAt >= at) return null;
  Object.assign(sheet, { turnedAt: at, handedInAt: kind === 'handedIn' ? at : null });
  return null;
}

function writeWords(sheet: ObservationSheet, { text, at }: ObservationEntry): EntryRefusal | null {
  if (text == null) return 'OBSERVATION_ENTRY_INVALID';
  if (!sheet.wordsAt || sheet.wordsAt < at) Object.assign(sheet, { words: text, wordsAt: at });
  return null;
}

async function givePoints(place: Place, { criterionId, points, at }: ObservationEntry): Promise<EntryRefusal | null> {
  const criterion = place.observation.criteria.find(({ id }) => id === criterionId);
  if (!criterion || points == null || points > criterion.maximumPoints) return 'OBSERVATION_ENTRY_INVALID';
  const { sessionId, personId } = place.sheet;
  const where = { sessionId, personId, criterionId: criterion.id };
  const known = await place.tx.findOneBy(ObservationPoint, where);
  if (!known || known.at < at) await place.tx.save(ObservationPoint, { ...where, points, at });
  return null;
}

async function comment(place: Place, entry: ObservationEntry): Promise<EntryRefusal | null> {
  const { tx, sheet, observation } = place;
  const { id, criterionId = null, at } = entry;
  const text = entry.text?.trim() ?? '';
  const isOfRubric = criterionId === null || observation.criteria.some((criterion) => criterion.id === criterionId);
  if (!text || [...text].length > LONGEST_COMMENT || !isOfRubric) return 'OBSERVATION_ENTRY_INVALID';
  const { sessionId, personId } = sheet;
  const known = await tx.findOneBy(ObservationComment, { id });
  if (known) return known.sessionId === sessionId && known.personId === personId ? null : 'EVENT_ID_TAKEN';
  if ((await tx.countBy(ObservationComment, { sessionId, personId })) >= MOST_COMMENTS) return 'OBSERVATION_FULL';
  const row = { id, sessionId, personId, criterionId, text, writtenAt: at, removedAt: null };
  await tx.insert(ObservationComment, { ...row, atMilliseconds: momentOf(place, entry) });
  return null;
}

async function removeComment({ tx, sheet }: Place, entry: ObservationEntry): Promise<EntryRefusal | null> {
  if (entry.commentId == null) return 'OBSERVATION_ENTRY_INVALID';
  const { sessionId, personId } = sheet;
  const where = { id: entry.commentId, sessionId, personId, removedAt: IsNull() };
  await tx.update(ObservationComment, where, { removedAt: entry.at });
  return null;
}

/** Of a recorded lesson, its place in it; of a live one, since the session began, as long as it went on. */
function momentOf({ session, observation, shift }: Place, entry: ObservationEntry): number | null {
  if (observation.lessonId !== null) return entry.momentSeconds == null ? null : Math.round(entry.momentSeconds * 1000);
  if (entry.momentAt == null || session.startedAt === null) return null;
  const moment = entry.momentAt.getTime() + shift;
  if (session.endedAt && moment > session.endedAt.getTime()) return null;
  return Math.max(0, moment - session.startedAt.getTime());
}
