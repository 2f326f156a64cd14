import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { Clock, idBytes, newId, type Actor } from '@yunqiao/platform';
import { Person } from '../person/person.entity.js';
import { KnownDevice } from './known-device.entity.js';
import { SessionActors } from './session-actors.js';
import type { SessionTokens } from './session-cookies.js';
import { sessionLength } from './session-length.js';
import { Session } from './session.entity.js';
import { newToken, tokenHash } from './token.js';

/** The browser in which somebody signs in. */
export interface Browser {
  readonly deviceToken: string | null;
  readonly userAgent: string;
}

/** Begins and ends sessions. */
@Injectable()
export class SessionService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly actors: SessionActors,
  ) {}

  /** Begins a session; from then on the person's account knows the device. */
  async begin(tx: EntityManager, personId: string, browser: Browser): Promise<SessionTokens> {
    const now = this.clock.now();
    const token = newToken();
    const deviceToken = browser.deviceToken ?? newToken();
    const sessionId = newId();
    await tx.insert(Session, {
      id: sessionId,
      tokenHash: tokenHash(token),
      personId,
      deviceHash: tokenHash(deviceToken),
      userAgent: browser.userAgent.slice(0, 255),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + sessionLength),
      revokedAt: null,
    });
    await this.rememberDevice(tx, personId, tokenHash(deviceToken), now);
    return { sessionId, token, deviceToken };
  }

  /** Whether this person has signed in with this device before. */
  knowsDevice(personId: string, deviceToken: string): Promise<boolean> {
    return this.database.manager.exists(KnownDevice, { where: { tokenHash: tokenHash(deviceToken), personId } });
  }

  /** Signs this browser out. */
  async end(actor: Actor): Promise<void> {
    await this.database.manager.update(
      Session,
      { id: actor.sessionId, revokedAt: IsNull() },
      { revokedAt: this.clock.now() },
    );
    this.actors.forget(actor.personId);
  }

  /** Signs every browser of the person out. */
  async endAll(personId: string): Promise<void> {
    await this.database.transaction((tx) => this.endAllIn(tx, personId));
    this.actors.forget(personId);
  }

  /** The same inside a transaction; call `forget` after it. */
  async endAllIn(tx: EntityManager, personId: string, except?: string): Promise<void> {
    const now = this.clock.now();
    const ended = tx
      .createQueryBuilder()
      .update(Session)
      .set({ revokedAt: now })
      .where('person_id = :personId AND revoked_at IS NULL', { personId: idBytes(personId) });
    if (except) {
      await ended.andWhere('id <> :except', { except: idBytes(except) }).execute();
      return;
    }
    await ended.execute();
    await tx.update(Person, { id: personId }, { sessionsValidFrom: now });
  }

  /** What the person may do has changed: their next request asks the database. */
  forget(personId: string): void {
    this.actors.forget(personId);
  }

  private async rememberDevice(tx: EntityManager, personId: string, hash: Buffer, now: Date): Promise<void> {
    const sql =
      'INSERT INTO known_device (token_hash, person_id, first_seen_at, last_seen_at) VALUES (?, ?, ?, ?) ON DUPLICATE KEY UPDATE last_seen_at = ?';
    await tx.query(sql, [hash, idBytes(personId), now, now, now]);
  }
}
