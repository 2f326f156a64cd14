import type { EntityManager } from 'typeorm';
import { AppError } from '@yunqiao/platform';
import { SessionGuest } from '../guest/session-guest.entity.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import { SessionMember } from './session-member.entity.js';

/**
 * Members and guests share the microphones of a session.
 * @throws SPEAKER_LIMIT_REACHED (limit)
 */
export async function requireFreeMicrophone(
  tx: EntityManager,
  { id: sessionId, speakerLimit: limit }: ResearchSession,
): Promise<void> {
  const taken = [SessionMember, SessionGuest].map((kind) => tx.countBy(kind, { sessionId, hasMicrophone: true }));
  const [members = 0, guests = 0] = await Promise.all(taken);
  if (members + guests >= limit) throw new AppError('SPEAKER_LIMIT_REACHED', { limit });
}
