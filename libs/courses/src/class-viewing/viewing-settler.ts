import { Injectable } from '@nestjs/common';
import {
  ActivityLog,
  CorrectionReader,
  LONGEST_CLAIM_SECONDS,
  Restatement,
  without,
  type ActingMembership,
  type ActivityDraft,
  type WallInterval,
} from '@yunqiao/activity';
import { ClassGroupService } from '@yunqiao/identity';
import { newId, schoolDayOf } from '@yunqiao/platform';
import { In, type EntityManager } from 'typeorm';
import { ClassProgress } from '../progress/class-progress.js';
import { readLessonLength } from '../progress/lesson-lengths.js';
import type { LessonLength } from '../progress/lesson-state.js';
import { ClassViewingMark } from './class-viewing-mark.entity.js';
import type { ClassViewing } from './class-viewing.entity.js';
import { inOrder, presenceOf } from './presence.js';
import { shownPieces, type ShownPiece } from './shown-time.js';
import { findStanding, type Standing } from './standing-attestations.js';

/** Longest event, in milliseconds. */
const longest = LONGEST_CLAIM_SECONDS * 1000;

/**
 * Brings the log in line with what was marked in a viewing that has ended: each pupil who was there has at least one attested
 * event, and the time that they saw and have no credit for; what no longer holds is taken back event by event. The pupils' own
 * progress follows the log.
 */
@Injectable()
export class ViewingSettler {
  constructor(
    private readonly log: ActivityLog,
    private readonly classGroups: ClassGroupService,
    private readonly corrections: CorrectionReader,
    private readonly restatement: Restatement,
    private readonly progress: ClassProgress,
  ) {}

  /** Settles these pupils, or all who were ever marked; in the order of their ids, so that two settlings never wait for each other. */
  async settle(tx: EntityManager, viewing: ClassViewing, personIds?: readonly string[]): Promise<void> {
    const whose = personIds ? { personId: In([...personIds]) } : {};
    const marks = await tx.findBy(ClassViewingMark, { viewingId: viewing.id, ...whose });
    const students = await this.classGroups.studentsOn([viewing.classGroupId], schoolDayOf(viewing.openedAt), tx);
    const membershipOf = new Map(
      students.map(({ id, personId, role, organisationId, classGroupId }) => [
        personId,
        { membershipId: id, role, schoolId: organisationId, classGroupId },
      ]),
    );
    const people = [...new Set(marks.map(({ personId }) => personId))].sort();
    if (people.length === 0) return;
    const length = await readLessonLength(tx, viewing);
    for (const personId of people) {
      const mine = inOrder(marks.filter((mark) => mark.personId === personId));
      await this.log.lock(tx, personId);
      await this.settleOne(tx, viewing, mine, membershipOf.get(personId) ?? null);
      await this.restatement.restate(tx, personId, viewing.openedAt);
      await this.follow(tx, viewing, personId, length);
    }
  }

  private follow(tx: EntityManager, viewing: ClassViewing, personId: string, length: LessonLength): Promise<void> {
    const { courseRunId, lessonId } = viewing;
    return this.progress.follow(tx, personId, { courseRunId, lessonId }, length);
  }

  private async settleOne(
    tx: EntityManager,
    viewing: ClassViewing,
    marks: readonly ClassViewingMark[],
    membership: ActingMembership | null,
  ): Promise<void> {
    const { personId, markedBy: attestedBy } = marks.at(-1)!;
    const standing = await findStanding(tx, viewing, personId);
    const seen = presenceOf(marks, shownTime(viewing));
    const { courseId, courseRunId, lessonId } = viewing;
    const place = { courseId, courseRunId, lessonId, attestation: { viewingId: viewing.id, attestedBy } };
    const reporter = { personId, deviceId: null, source: 'attested' as const };
    const takeBack = (some: readonly Standing[]) =>
      some.length === 0
        ? null
        : this.log.reverse(
            tx,
            reporter,
            some.map((one) => ({ ...one, id: newId(), place })),
          );

    const struck = await this.struckOf(tx, standing);
    const kept = standing.filter((one) => struck.has(one.id) || isStillTrue(one, seen));
    await takeBack(standing.filter((one) => !kept.includes(one)));
    if (seen === null || membership === null) return;
    const free = await this.uncredited(tx, personId, seen);
    if (free.length > 0) await takeBack(kept.filter(({ id, interval }) => interval === null && !struck.has(id)));
    const isWordAlone = free.length === 0 && kept.length === 0;
    const pieces = isWordAlone ? [wordAlone(viewing)] : shownPieces(free, viewing.shown ?? [], longest);
    const drafts = pieces.map((piece): ActivityDraft => ({ ...draftOf(piece), membership, ...place }));
    await this.log.append(tx, reporter, drafts);
  }

  /** What an administrator struck counts nowhere already, and is not attested again. */
  private async struckOf(tx: EntityManager, standing: readonly Standing[]): Promise<ReadonlySet<string>> {
    const states = await this.corrections.latest(
      standing.map(({ id }) => id),
      undefined,
      tx,
    );
    return new Set([...states.values()].filter(({ kind }) => kind === 'struck').map(({ eventId }) => eventId));
  }

  /** What of these times nothing was credited for, neither here nor elsewhere. */
  private async uncredited(
    tx: EntityManager,
    personId: string,
    seen: readonly WallInterval[],
  ): Promise<WallInterval[]> {
    if (seen.length === 0) return [];
    const credited = await this.log.credited(tx, personId, { from: seen[0]!.from, to: seen.at(-1)!.to });
    return without(seen, credited);
  }
}

function isStillTrue({ interval }: Standing, seen: readonly WallInterval[] | null): boolean {
  return seen !== null && (interval === null || without([interval], seen).length === 0);
}

/** No time, and yet an attestation: nothing was played, or the pupil has credit for all of it already. */
function wordAlone({ endedAt }: ClassViewing): ShownPiece {
  return { from: endedAt!.getTime(), to: endedAt!.getTime(), secondsFrom: null, secondsTo: null };
}

function shownTime({ openedAt, endedAt, played }: ClassViewing) {
  return { openedAt: openedAt.getTime(), endedAt: endedAt!.getTime(), played };
}

function draftOf({ from, to, ...seconds }: ShownPiece) {
  const kind = 'lesson.attested' as const;
  return { id: newId(), kind, occurredAt: new Date(to), wallSeconds: (to - from) / 1000, ...seconds };
}
