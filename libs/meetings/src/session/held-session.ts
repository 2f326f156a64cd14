import type { EntityManager } from 'typeorm';
import { ResearchSession } from './research-session.entity.js';

/**
 * Holds a session as it is until the transaction ends, beside others who hold it. Whoever writes something about a session takes its row
 * first, then rows of people, then the counter of its events: what is inserted holds the session, too, since it refers to it, and two
 * who took the same rows in different orders would wait for each other.
 */
export async function holdSession(tx: EntityManager, id: string): Promise<void> {
  await tx.findOne(ResearchSession, { select: { id: true }, where: { id }, lock: { mode: 'pessimistic_read' } });
}
