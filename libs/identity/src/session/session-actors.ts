import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import {
  ActorSource,
  Clock,
  GatheredQuery,
  idBytes,
  idText,
  type Actor,
  type ActorMembership,
  type Role,
} from '@yunqiao/platform';
import { sessionLength } from './session-length.js';
import { tokenHash } from './token.js';

/** A revocation made by another process is noticed after this time. */
const freshFor = 3_000;
const touchEvery = 5 * 60_000;
const mostRemembered = 20_000;

interface Remembered {
  readonly actor: Promise<Actor | null>;
  readonly personId: { value: string | null };
  readonly readAt: number;
}

interface SessionRow {
  token_hash: Buffer;
  session_id: Buffer;
  person_id: Buffer;
  school_id: Buffer;
  must_change_password: number;
  last_seen_at: Date;
  membership_id: Buffer;
  valid_from: string;
  organisation_id: Buffer;
  class_group_id: Buffer | null;
  role: Role;
}

const atOnce = 500;

const selectSessions = `SELECT session.token_hash, session.id AS session_id, person.id AS person_id, person.school_id,
  person.must_change_password, session.last_seen_at, membership.id AS membership_id,
  CAST(membership.valid_from AS CHAR) AS valid_from, membership.organisation_id, membership.class_group_id, membership.role
FROM session
JOIN person ON person.id = session.person_id AND person.disabled_at IS NULL
  AND (person.sessions_valid_from IS NULL OR session.created_at >= person.sessions_valid_from)
JOIN membership ON membership.person_id = person.id
  AND membership.valid_from <= ? AND (membership.valid_to IS NULL OR membership.valid_to > ?)
JOIN organisation ON organisation.id = membership.organisation_id AND organisation.closed_at IS NULL
WHERE session.token_hash IN (?) AND session.revoked_at IS NULL AND session.expires_at > ?`;

/** Who stands behind a session cookie. Remembers the answer for three seconds, so that a read costs next to nothing. */
@Injectable()
export class SessionActors extends ActorSource {
  private readonly remembered = new Map<string, Remembered>();
  private readonly sessions: GatheredQuery<SessionRow>;

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {
    super();
    this.sessions = new GatheredQuery(database, selectSessions);
  }

  override findActor(token: string): Promise<Actor | null> {
    const hash = tokenHash(token);
    const key = hash.toString('base64');
    const now = this.clock.now();
    const known = this.remembered.get(key);
    if (known && now.getTime() - known.readAt < freshFor) return known.actor;

    const personId: Remembered['personId'] = { value: null };
    const actor = this.read(hash, now).then((found) => {
      personId.value = found?.personId ?? null;
      return found;
    });
    this.remember(key, { actor, personId, readAt: now.getTime() });
    actor.catch(() => this.remembered.delete(key));
    return actor;
  }

  override async findActors(tokens: readonly string[]): Promise<ReadonlyMap<string, Actor>> {
    const found = new Map<string, Actor>();
    for (let from = 0; from < tokens.length; from += atOnce) {
      const hashes = new Map(tokens.slice(from, from + atOnce).map((token) => [token, tokenHash(token)]));
      const rows = bySession(await this.select([...hashes.values()], this.clock.now()));
      for (const [token, hash] of hashes) {
        const own = rows.get(hash.toString('base64'));
        if (own) found.set(token, actorOf(own));
      }
    }
    return found;
  }

  /** Asks the database again for this person's sessions, at once. */
  forget(personId: string): void {
    for (const [key, { personId: owner }] of this.remembered) {
      if (owner.value === personId || owner.value === null) this.remembered.delete(key);
    }
  }

  private remember(key: string, one: Remembered): void {
    this.remembered.delete(key);
    if (this.remembered.size >= mostRemembered) {
      const oldest = this.remembered.keys().next();
      if (!oldest.done) this.remembered.delete(oldest.value);
    }
    this.remembered.set(key, one);
  }

  private async read(hash: Buffer, now: Date): Promise<Actor | null> {
    const rows = await this.select([hash], now);
    const [first] = rows;
    if (!first) return null;
    if (now.getTime() - first.last_seen_at.getTime() >= touchEvery) await this.touch(idText(first.session_id), now);
    return actorOf(rows);
  }

  /** Each session's memberships in the order in which they began. */
  private async select(hashes: readonly Buffer[], now: Date): Promise<SessionRow[]> {
    const today = this.clock.today();
    const rows = await this.sessions.ask([today, today, hashes, now]);
    return rows.sort(byBeginning);
  }

  private async touch(sessionId: string, now: Date): Promise<void> {
    const expiresAt = new Date(now.getTime() + sessionLength);
    const sql = 'UPDATE session SET last_seen_at = ?, expires_at = ? WHERE id = ? AND revoked_at IS NULL';
    await this.database.query(sql, [now, expiresAt, idBytes(sessionId)]);
  }
}

function byBeginning(a: SessionRow, b: SessionRow): number {
  if (a.valid_from !== b.valid_from) return a.valid_from < b.valid_from ? -1 : 1;
  return a.membership_id.compare(b.membership_id);
}

function bySession(rows: readonly SessionRow[]): Map<string, SessionRow[]> {
  const found = new Map<string, SessionRow[]>();
  for (const row of rows) {
    const key = row.token_hash.toString('base64');
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return found;
}

/** From the rows of one session, one for each membership. */
function actorOf(rows: readonly SessionRow[]): Actor {
  const row = rows[0]!;
  const memberships = rows.map(membershipOf);
  return {
    personId: idText(row.person_id),
    sessionId: idText(row.session_id),
    accountSchoolId: idText(row.school_id),
    memberships,
    roles: new Set(memberships.map(({ role }) => role)),
    organisationIds: [...new Set(memberships.map(({ organisationId }) => organisationId))],
    mustChangePassword: row.must_change_password === 1,
  };
}

function membershipOf(row: SessionRow): ActorMembership {
  return {
    membershipId: idText(row.membership_id),
    organisationId: idText(row.organisation_id),
    classGroupId: row.class_group_id && idText(row.class_group_id),
    role: row.role,
  };
}
