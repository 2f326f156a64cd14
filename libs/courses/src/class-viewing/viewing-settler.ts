import { Injectable } from '@nestjs/common';
import {
  ActivityLog,
  CorrectionReader,
  inPieces,
  isReversal,
  LONGEST_CLAIM_SECONDS,
  Restatement,
  without,
  type ActingMembership,
  type ActivityDraft,
  type WallInterval,
} from '@yunqiao/activity';
import { ClassGroupService } from '@yunqiao/identity';
import { idBytes, idText, newId, schoolDayOf, type Role } from '@yunqiao/platform';
import { In, type EntityManager } from 'typeorm';
import { ClassViewingMark } from './class-viewing-mark.entity.js';
import type { ClassViewing } from './class-viewing.entity.js';
import { inOrder, presenceOf } from './presence.js';

/** An attested event that the room did not take back; an administrator may have struck it. */
interface Standing {
  readonly id: string;
  readonly occurredAt: Date;
  readonly interval: WallInterval | null;
  readonly membership: ActingMembership;
}

interface StandingRow {
  id: Buffer;
  kind: string;
  occurred_at: Date;
  credited_from: Date | null;
  credited_to: Date | null;
  membership_id: Buffer;
  role: Role;
  school_id: Buffer;
  class_group_id: Buffer | null;
}

const findAttested = `SELECT id, kind, occurred_at, credited_from, credited_to, membership_id, role, school_id, class_group_id
FROM activity_event WHERE viewing_id = ? AND person_id = ? AND received_at >= ? ORDER BY received_at, id LOCK IN SHARE MODE`;

/** Longest event, in milliseconds. */
const longest = LONGEST_CLAIM_SECONDS * 1000;

/**
 * Brings the log in line with what was marked in a viewing that has ended: each pupil who was there has at least one attested
 * event, and the time that they saw and have no credit for; what no longer holds is taken back event by event.
 */
@Injectable()
export class ViewingSettler {
  constructor(
    private readonly log: ActivityLog,
    private readonly classGroups: ClassGroupService,
    private readonly corrections: CorrectionReader,
    private readonly restatement: Restatement,
  ) {}

  /** Settles these pupils, or all who were ever marked; in the order of their ids, so that two settlings never wait for each other. */
  async settle(tx: EntityManager, viewing: ClassViewing, personIds?: readonly string[]): Promise<void> {
    const whose = personIds ? { personId: In([...personIds]) } : {};
    const marks = await tx.findBy(ClassViewingMark, { viewingId: viewing.id, ...whose });
    const students = await this.classGroups.studentsOn([viewing.classGroupId], schoolDayOf(viewing.openedAt));
    const membershipOf = new Map(
      students.map(({ id, personId, role, organisationId, classGroupId }) => [
        personId,
        { membershipId: id, role, schoolId: organisationId, classGroupId },
      ]),
    );
    const people = [...new Set(marks.map(({ personId }) => personId))].sort();
    for (const personId of people) {
      const mine = inOrder(marks.filter((mark) => mark.personId === personId));
      await this.settleOne(tx, viewing, mine, membershipOf.get(personId) ?? null);
      await this.restatement.restate(tx, personId, viewing.openedAt);
    }
  }

  private async settleOne(
    tx: EntityManager,
    viewing: ClassViewing,
    marks: readonly ClassViewingMark[],
    membership: ActingMembership | null,
  ): Promise<void> {
    const { personId, markedBy: attestedBy } = marks.at(-1)!;
    await this.log.lock(tx, personId);
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
    const pieces = free.length === 0 && kept.length === 0 ? [wordAlone(viewing)] : inPieces(free, longest);
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
function wordAlone({ endedAt }: ClassViewing): WallInterval {
  return { from: endedAt!.getTime(), to: endedAt!.getTime() };
}

function shownTime({ openedAt, endedAt, played }: ClassViewing) {
  return { openedAt: openedAt.getTime(), endedAt: endedAt!.getTime(), played };
}

function draftOf({ from, to }: WallInterval) {
  const nothing = { secondsFrom: null, secondsTo: null };
  return {
    id: newId(),
    kind: 'lesson.attested' as const,
    occurredAt: new Date(to),
    wallSeconds: (to - from) / 1000,
    ...nothing,
  };
}

async function findStanding(tx: EntityManager, { id, openedAt }: ClassViewing, personId: string): Promise<Standing[]> {
  const rows = await tx.query<StandingRow[]>(findAttested, [idBytes(id), idBytes(personId), openedAt]);
  const standing = new Map<string, Standing>();
  for (const row of rows) {
    const key = [row.occurred_at.getTime(), row.credited_from?.getTime()].join();
    if (isReversal(row.kind)) standing.delete(key);
    else standing.set(key, standingOf(row));
  }
  return [...standing.values()];
}

function standingOf(row: StandingRow): Standing {
  const { occurred_at: occurredAt, credited_from: from, credited_to: to } = row;
  return {
    id: idText(row.id),
    occurredAt,
    interval: from && to && { from: from.getTime(), to: to.getTime() },
    membership: {
      membershipId: idText(row.membership_id),
      role: row.role,
      schoolId: idText(row.school_id),
      classGroupId: row.class_group_id && idText(row.class_group_id),
    },
  };
}
