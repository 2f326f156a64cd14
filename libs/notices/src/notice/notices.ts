import { Injectable } from '@nestjs/common';
import { Clock, idBytes, newId, Outbox } from '@yunqiao/platform';
import type { EntityManager } from 'typeorm';
import { noticeKind, type NoticeKind } from './notice-kinds.js';
import { NOTICE_TOLD } from './notice-news.js';

const atOnce = 1000;

/** What is told, and to whom. */
export interface Telling {
  /** As the room has defined it with `defineNotices`. */
  readonly kind: string;
  /** Says what has happened, this once: `media.ready:<media id>:<attempt>`. The same key again tells nobody twice. */
  readonly key: string;
  /** Id of what the kind says it is about. */
  readonly subject: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly personIds: readonly string[];
}

/** Tells people something, if and only if the caller's transaction commits. */
@Injectable()
export class Notices {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts a notice into the inbox of each of these people who has not had it yet, and has their open pages hear of it. A few
   * statements for thousands of people.
   * @returns how many were told
   */
  async tell(tx: EntityManager, telling: Telling): Promise<number> {
    const kind = noticeKind(telling.kind);
    requireFacts(telling, kind);
    const at = this.clock.now();
    const personIds = [...new Set(telling.personIds)];
    let told = 0;
    for (let from = 0; from < personIds.length; from += atOnce) {
      told += await insert(tx, telling, kind, personIds.slice(from, from + atOnce), at);
    }
    if (told === 0) return 0;
    if (kind.replaces?.length) await replace(tx, telling, kind.replaces, at);
    const payload = { key: telling.key, at: at.toISOString() };
    await this.outbox.add(tx, { kind: NOTICE_TOLD, key: telling.subject, payload });
    return told;
  }
}

function requireFacts({ kind, key, facts }: Telling, { facts: known }: NoticeKind): void {
  const missing = known.filter((name) => typeof facts[name] !== 'string');
  if (missing.length > 0) throw new Error(`${kind} needs the facts ${missing.join(', ')}`);
  if (key.length > 150) throw new Error(`The key of ${kind} has ${key.length} characters`);
}

/** Who has the notice already, or is gone, is left out. */
async function insert(
  tx: EntityManager,
  { kind, key, subject, facts }: Telling,
  { subject: subjectKind }: NoticeKind,
  personIds: readonly string[],
  at: Date,
): Promise<number> {
  const text = JSON.stringify(facts);
  const rows = personIds.map((personId) => [
    ...[idBytes(newId()), idBytes(personId), kind, subjectKind, idBytes(subject), text, key, at],
  ]);
  const inserted: { affectedRows: number } = await tx.query(
    'INSERT IGNORE INTO notice (id, person_id, kind, subject_kind, subject_id, facts, dedupe_key, created_at) VALUES ?',
    [rows],
  );
  return inserted.affectedRows;
}

/** Of those who were told just now, and only what they have not read. */
async function replace(tx: EntityManager, telling: Telling, kinds: readonly string[], at: Date): Promise<void> {
  await tx.query(
    'UPDATE notice AS earlier JOIN notice AS told ON told.person_id = earlier.person_id ' +
      'SET earlier.replaced_at = ? WHERE told.dedupe_key = ? AND told.created_at = ? ' +
      'AND earlier.subject_id = ? AND earlier.kind IN (?) AND earlier.dedupe_key <> ? ' +
      'AND earlier.read_at IS NULL AND earlier.replaced_at IS NULL',
    [at, telling.key, at, idBytes(telling.subject), kinds, telling.key],
  );
}
