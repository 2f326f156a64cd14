import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull, LessThan, Not } from 'typeorm';
import { Clock } from '@yunqiao/platform';
import { AttendanceConnection } from './attendance-connection.entity.js';
import { CreditSettler } from './credit-settler.js';
import { Sitters } from './sitters.js';

/** Beats that waited for a line may still come; after that a closed connection gives what credit is missing. */
const settleAfter = 60_000;
const atOnce = 200;

/** Credit for what heartbeats do not tell. */
@Injectable()
export class ConnectionSettler {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly settler: CreditSettler,
    private readonly sitters: Sitters,
    private readonly clock: Clock,
  ) {}

  /** Gives people credit for connections whose device never sent a heartbeat. */
  async settleClosed(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - settleAfter);
    const closed = await this.database.manager.find(AttendanceConnection, {
      ...{ where: { settledAt: IsNull(), leftAt: LessThan(before) }, order: { leftAt: 'ASC' }, take: atOnce },
    });
    for (const { participantSid, sessionId, personId, deviceId, joinedAt, leftAt } of closed) {
      await this.database.transaction(async (tx) => {
        const window = { from: joinedAt.getTime(), to: leftAt!.getTime() };
        const everybody = await this.sitters.withOwner(tx, { sessionId, personId }, window);
        await this.settler.settle(
          tx,
          everybody.map((id) => ({ sessionId, personId: id, deviceId, window })),
        );
        const isSame = { participantSid, leftAt: Not(IsNull()) };
        await tx.update(AttendanceConnection, isSame, { settledAt: this.clock.now() });
      });
    }
  }
}
