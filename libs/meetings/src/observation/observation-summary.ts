import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { LessonShowing } from '@yunqiao/courses';
import { Person } from '@yunqiao/identity';
import { AppError, type Actor } from '@yunqiao/platform';
import type { ResearchSession } from '../session/research-session.entity.js';
import { ObservationNews, type ObservationChanged } from './observation-news.js';
import { maySeeSummary } from './observation.policy.js';
import { ObservationReader, timedFirst, type WrittenSheet } from './observation-reader.js';
import type { Criterion } from './rubric.js';

/** How the points of several observers lie. */
export interface Spread {
  /** How many gave points. */
  readonly count: number;
  /** Null where nobody gave any. */
  readonly mean: number | null;
  /** Standard deviation of those who gave points. */
  readonly deviation: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
}

/** A sheet that was handed in, with whose it is. */
export interface NamedSheet extends WrittenSheet {
  readonly personName: string;
  /** Null where points of a dimension are missing. */
  readonly total: number | null;
}

/** What all observers who handed in say of a lesson. */
export interface ObservationSummary {
  readonly session: ResearchSession;
  readonly lessonTitle: string | null;
  readonly teacherName: string | null;
  readonly criteria: readonly (Criterion & Spread)[];
  /** Of those who gave points for every dimension. */
  readonly total: Spread & { readonly maximumPoints: number };
  readonly sheets: readonly NamedSheet[];
  /** How many have begun a sheet and not handed it in. */
  readonly openCount: number;
  /** Of all these sheets, by time. */
  readonly comments: readonly NamedComment[];
}

/** A comment with whose it is. */
export type NamedComment = WrittenSheet['comments'][number] & { readonly personName: string };

/** Brings the sheets of an observation together. */
@Injectable()
export class ObservationSummaries {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly reader: ObservationReader,
    private readonly lessons: LessonShowing,
    private readonly news: ObservationNews,
  ) {}

  /** @throws SESSION_NOT_FOUND, OBSERVATION_NOT_FOUND, NOT_ALLOWED for who neither manages it nor gave the lesson */
  async get(actor: Actor, sessionId: string): Promise<ObservationSummary> {
    const { session, observation } = await this.open(actor, sessionId);
    const { criteria, lessonId, teacherPersonId } = observation;
    const written = await this.reader.findSheets(sessionId, null);
    const handedIn = written.filter(({ handedInAt }) => handedInAt !== null);
    const people = [...handedIn.map(({ personId }) => personId), ...(teacherPersonId ? [teacherPersonId] : [])];
    const names = await this.namesOf(people);
    const lessons = await this.lessons.find(lessonId ? [lessonId] : []);
    const sheets = handedIn.map((sheet) => named(sheet, criteria, names.get(sheet.personId) ?? ''));
    return {
      ...{ session, sheets, openCount: written.length - handedIn.length },
      lessonTitle: lessonId ? (lessons.get(lessonId)?.title ?? null) : null,
      teacherName: teacherPersonId ? (names.get(teacherPersonId) ?? null) : null,
      criteria: criteria.map((criterion) => ({ ...criterion, ...spreadOf(pointsFor(sheets, criterion.id)) })),
      total: {
        ...spreadOf(sheets.flatMap(({ total }) => total ?? [])),
        maximumPoints: criteria.reduce((sum, { maximumPoints }) => sum + maximumPoints, 0),
      },
      comments: timedFirst(sheets.flatMap(({ comments }) => comments)).map((comment) => ({
        ...comment,
        personName: names.get(comment.personId) ?? '',
      })),
    };
  }

  /** Tells each time that another answer may be had; begins with a greeting. Throws what `get` throws, and LIVE_UNAVAILABLE. */
  async listen(actor: Actor, sessionId: string): Promise<AsyncIterableIterator<ObservationChanged>> {
    await this.open(actor, sessionId);
    return this.news.listen(sessionId);
  }

  /** What may be read at all. Throws what `get` throws. */
  async open(actor: Actor, sessionId: string) {
    const seen = await this.reader.get(actor, sessionId);
    if (!maySeeSummary(seen.observation, seen.standing, actor.personId)) throw new AppError('NOT_ALLOWED');
    return seen;
  }

  private async namesOf(personIds: readonly string[]): Promise<Map<string, string>> {
    const people = personIds.length > 0 ? await this.database.manager.findBy(Person, { id: In([...personIds]) }) : [];
    return new Map(people.map(({ id, displayName }) => [id, displayName]));
  }
}

/** How points lie; nothing but the count where there are none. */
export function spreadOf(points: readonly number[]): Spread {
  const count = points.length;
  if (count === 0) return { count, mean: null, deviation: null, lowest: null, highest: null };
  const mean = points.reduce((sum, one) => sum + one, 0) / count;
  const deviation = Math.sqrt(points.reduce((sum, one) => sum + (one - mean) ** 2, 0) / count);
  return { count, mean, deviation, lowest: Math.min(...points), highest: Math.max(...points) };
}

function pointsFor(sheets: readonly WrittenSheet[], criterionId: string): number[] {
  return sheets.flatMap(({ points }) => points.find((one) => one.criterionId === criterionId)?.points ?? []);
}

function named(sheet: WrittenSheet, criteria: readonly Criterion[], personName: string): NamedSheet {
  const given = criteria.map(({ id }) => sheet.points.find(({ criterionId }) => criterionId === id)?.points);
  const isWhole = given.every((points) => points !== undefined);
  return {
    ...sheet,
    personName,
    total: isWhole ? given.reduce<number>((sum, points) => sum + (points ?? 0), 0) : null,
  };
}
