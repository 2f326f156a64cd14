import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AppError, Clock, type Actor } from '@yunqiao/platform';
import { SessionAccess } from '../session/session-access.js';
import { AttendanceAdjustment, type AdjustmentSign } from './attendance-adjustment.entity.js';
import { AttendanceList } from './attendance-list.js';
import { CreditSettler } from './credit-settler.js';

/** A correction as it is asked for; its id is made by the client. */
export interface NewAdjustment {
  readonly id: string;
  readonly sessionId: string;
  readonly personId: string;
  readonly fromAt: Date;
  readonly toAt: Date;
  readonly sign: AdjustmentSign;
  readonly reason: string;
}

const longest = 24 * 3600 * 1000;

/** Corrects attendance: nothing is changed, a correction is added, and credit follows. */
@Injectable()
export class AdjustmentService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
    private readonly list: AttendanceList,
    private readonly settler: CreditSettler,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives somebody time, or takes it, within the time in which the session was live until now. The same id twice is the same as once.
   * @throws SESSION_NOT_FOUND, PERSON_NOT_FOUND for who has nothing to do with the session,
   *   ATTENDANCE_TIMES_WRONG, CONFLICT when the id is another correction's
   */
  async adjust(actor: Actor, given: NewAdjustment): Promise<AttendanceAdjustment> {
    const now = this.clock.now();
    const toAt = given.toAt < now ? given.toAt : now;
    const length = toAt.getTime() - given.fromAt.getTime();
    if (length <= 0 || length > longest) throw new AppError('ATTENDANCE_TIMES_WRONG');
    return this.database.transaction(async (tx) => {
      await this.access.getManaged(actor, given.sessionId, tx);
      const { sessionId, personId } = given;
      if (!(await this.list.isExpected(tx, sessionId, personId))) throw new AppError('PERSON_NOT_FOUND');
      const row = { ...given, toAt, madeBy: actor.personId, madeAt: now };
      const made = await tx.createQueryBuilder().insert().into(AttendanceAdjustment).values(row).orIgnore().execute();
      if ((made.raw as { affectedRows: number }).affectedRows === 0) {
        const known = await tx.findOneBy(AttendanceAdjustment, { id: given.id, sessionId, personId });
        if (known?.madeBy !== actor.personId) throw new AppError('CONFLICT');
        return known;
      }
      const window = { from: given.fromAt.getTime(), to: toAt.getTime() };
      await this.settler.settle(tx, [{ sessionId, personId, deviceId: null, window }]);
      return row;
    });
  }
}
