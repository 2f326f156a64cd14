import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError, Clock, idBytes } from '@yunqiao/platform';

/** Sees to it that somebody is left who can administer. */
@Injectable()
export class LastAdministrator {
  constructor(private readonly clock: Clock) {}

  /** One at a time: two administrators who end each other at the same moment would otherwise both succeed. */
  async lock(tx: EntityManager): Promise<void> {
    await tx.query("SELECT id FROM organisation WHERE kind = 'alliance' ORDER BY id FOR UPDATE");
  }

  /** Whether anybody but this person administers the platform today, with no end in sight. Anybody at all without a person. */
  async isThereAnother(tx: EntityManager, personId?: string): Promise<boolean> {
    const sql = `SELECT 1 FROM membership JOIN person ON person.id = membership.person_id AND person.disabled_at IS NULL
      WHERE membership.role = 'platformAdministrator' AND membership.valid_from <= ? AND membership.valid_to IS NULL
      AND person.id <> ? LIMIT 1`;
    const rows = await tx.query<unknown[]>(sql, [this.clock.today(), personId ? idBytes(personId) : Buffer.alloc(16)]);
    return rows.length > 0;
  }

  /** @throws LAST_ADMINISTRATOR */
  async requireAnother(tx: EntityManager, personId: string): Promise<void> {
    if (!(await this.isThereAnother(tx, personId))) throw new AppError('LAST_ADMINISTRATOR');
  }
}
