import { Injectable } from '@nestjs/common';
import { isTooOld } from '@yunqiao/activity';
import { ClassGroupService } from '@yunqiao/identity';
import { Clock, schoolDayOf, type Actor } from '@yunqiao/platform';
import { In, type EntityManager } from 'typeorm';
import { ClassViewingMark, type MarkWay } from './class-viewing-mark.entity.js';
import type { ClassViewing } from './class-viewing.entity.js';
import { ViewingAccess } from './viewing-access.js';

/** A pupil is there, or is not after all. */
export interface WantedMark {
  readonly id: string;
  readonly personId: string;
  readonly isPresent: boolean;
  readonly at: Date;
  /** Why; of an administrator who corrects. */
  readonly reason?: string | null;
}

/** A mark that is not taken, and why. */
export interface RejectedMark {
  readonly id: string;
  readonly code: 'PERSON_NOT_FOUND' | 'CLASS_VIEWING_OVER' | 'EVENT_TOO_OLD' | 'EVENT_ID_TAKEN' | 'REASON_MISSING';
}

/** What became of marks. */
export interface RecordedMarks {
  /** Of whom something was not known before. */
  readonly changed: readonly string[];
  readonly rejected: readonly RejectedMark[];
}

/** Appends who was marked. */
@Injectable()
export class ViewingMarks {
  constructor(
    private readonly classGroups: ClassGroupService,
    private readonly access: ViewingAccess,
    private readonly clock: Clock,
  ) {}

  /** Marks of the actor by the clock of the house; a mark that is known changes nothing. The caller has locked the viewing. */
  async record(
    tx: EntityManager,
    actor: Actor,
    viewing: ClassViewing,
    wanted: readonly WantedMark[],
    way: MarkWay = 'tap',
  ): Promise<RecordedMarks> {
    if (wanted.length === 0) return { changed: [], rejected: [] };
    const pupils = new Set(await this.pupilsOf(viewing, tx));
    const known = new Map((await this.findKnown(tx, wanted)).map((mark) => [mark.id, mark]));
    const receivedAt = this.clock.now();
    const rejected: RejectedMark[] = [];
    const fresh = new Map<string, ClassViewingMark>();
    for (const { id, personId, isPresent, at: told, reason: why } of wanted) {
      const at = new Date(Math.min(Math.max(told.getTime(), viewing.openedAt.getTime()), receivedAt.getTime()));
      const reason = viewing.openedBy === actor.personId ? null : why?.trim() || null;
      const mark = {
        id,
        viewingId: viewing.id,
        personId,
        isPresent,
        at,
        receivedAt,
        markedBy: actor.personId,
        way,
        reason,
      };
      const before = known.get(id) ?? fresh.get(id);
      const code = before ? refusalOfRepeat(before, mark) : this.refusalOf(actor, viewing, mark, pupils);
      if (code) rejected.push({ id, code });
      else if (!before) fresh.set(id, mark);
    }
    await tx.insert(ClassViewingMark, [...fresh.values()]);
    return { changed: [...new Set([...fresh.values()].map(({ personId }) => personId))], rejected };
  }

  /** Pupils of the class on the day of the viewing. */
  async pupilsOf({ classGroupId, openedAt }: ClassViewing, tx?: EntityManager): Promise<string[]> {
    const students = await this.classGroups.studentsOn([classGroupId], schoolDayOf(openedAt), tx);
    return [...new Set(students.map(({ personId }) => personId))];
  }

  private refusalOf(
    actor: Actor,
    viewing: ClassViewing,
    { personId, at, way, reason }: ClassViewingMark,
    pupils: ReadonlySet<string>,
  ): RejectedMark['code'] | null {
    if (!pupils.has(personId)) return 'PERSON_NOT_FOUND';
    if (isTooOld(viewing.openedAt, this.clock.now())) return 'EVENT_TOO_OLD';
    if (!this.access.mayMark(actor, viewing, at)) return 'CLASS_VIEWING_OVER';
    const isCorrection = viewing.endedAt !== null && viewing.openedBy !== actor.personId && way === 'tap';
    return isCorrection && !reason ? 'REASON_MISSING' : null;
  }

  /** A locking read, since a snapshot could be older than the viewing's lock. */
  private findKnown(tx: EntityManager, wanted: readonly WantedMark[]): Promise<ClassViewingMark[]> {
    const id = In(wanted.map((mark) => mark.id));
    return tx.find(ClassViewingMark, { where: { id }, lock: { mode: 'pessimistic_read' } });
  }
}

/** The instant is left out: a device's clock may have been put right between two tries. */
function refusalOfRepeat(one: ClassViewingMark, other: ClassViewingMark): RejectedMark['code'] | null {
  const fields = ['viewingId', 'personId', 'isPresent', 'markedBy'] as const;
  return fields.every((field) => one[field] === other[field]) ? null : 'EVENT_ID_TAKEN';
}
