import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { idBytes, idText, type Role } from '@yunqiao/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { ActingMembership } from '../log/activity-draft.js';
import type { CorrectionCause, CorrectionKind } from './activity-correction.entity.js';

/** What became of an event, when, by whom and why. */
export interface Correction {
  readonly id: string;
  readonly actId: string;
  readonly eventId: string;
  readonly personId: string;
  readonly kind: CorrectionKind;
  /** Under which the event counts from then on; of a struck one, under which it would count. */
  readonly membership: ActingMembership;
  readonly fromSchoolId: string;
  readonly cause: CorrectionCause;
  readonly recordedAt: Date;
  /** Null for what the system found. */
  readonly recordedBy: string | null;
  readonly reason: string;
}

interface CorrectionRow {
  id: Buffer;
  act_id: Buffer;
  event_id: Buffer;
  person_id: Buffer;
  kind: CorrectionKind;
  membership_id: Buffer;
  school_id: Buffer;
  class_group_id: Buffer | null;
  role: Role;
  from_school_id: Buffer;
  cause: CorrectionCause;
  recorded_at: Date;
  recorded_by: Buffer | null;
  reason: string;
}

const columns =
  'SELECT id, act_id, event_id, person_id, kind, membership_id, school_id, class_group_id, role, from_school_id, cause, ' +
  'recorded_at, recorded_by, reason FROM activity_correction';
const ofEvents = [columns, 'WHERE event_id IN (?) AND recorded_at <= ? ORDER BY event_id, recorded_at'].join(' ');
const ofAct = [columns, 'WHERE act_id = ? ORDER BY event_id'].join(' ');
/** Ids of one statement. */
const idsAtOnce = 1_000;
const always = new Date('9999-12-31T00:00:00Z');

/** Reads what has become of events. An event that was never corrected counts as it stands in the log. */
@Injectable()
export class CorrectionReader {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * The state of events: by event id, the latest correction that was recorded at `asOf` or before. Events without one are not in it.
   * @param tx where they are read; whoever means to append holds the lock of the events' person
   */
  async latest(
    eventIds: readonly string[],
    asOf: Date = always,
    tx: EntityManager = this.database.manager,
  ): Promise<Map<string, Correction>> {
    return new Map((await this.history(eventIds, asOf, tx)).map((one) => [one.eventId, one]));
  }

  /** All corrections of events up to `asOf`, event by event, the earliest first. */
  async history(
    eventIds: readonly string[],
    asOf: Date = always,
    tx: EntityManager = this.database.manager,
  ): Promise<Correction[]> {
    const found: Correction[] = [];
    for (let begin = 0; begin < eventIds.length; begin += idsAtOnce) {
      const some = eventIds.slice(begin, begin + idsAtOnce).map(idBytes);
      const rows = await tx.query<CorrectionRow[]>(ofEvents, [some, asOf]);
      found.push(...rows.map(correctionOf));
    }
    return found;
  }

  /** What was corrected together. */
  async ofAct(actId: string, tx: EntityManager = this.database.manager): Promise<Correction[]> {
    const rows = await tx.query<CorrectionRow[]>(ofAct, [idBytes(actId)]);
    return rows.map(correctionOf);
  }
}

function correctionOf(row: CorrectionRow): Correction {
  return {
    id: idText(row.id),
    actId: idText(row.act_id),
    eventId: idText(row.event_id),
    personId: idText(row.person_id),
    kind: row.kind,
    membership: {
      membershipId: idText(row.membership_id),
      role: row.role,
      schoolId: idText(row.school_id),
      classGroupId: row.class_group_id && idText(row.class_group_id),
    },
    fromSchoolId: idText(row.from_school_id),
    cause: row.cause,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by && idText(row.recorded_by),
    reason: row.reason,
  };
}
