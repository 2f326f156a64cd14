import type { ResearchSession } from '../session/research-session.entity.js';
import { LEADERS, type SessionRole } from '../session/session-kinds.js';
import { mayManage, type Standing } from '../session/session.policy.js';
import type { Observation } from './observation.entity.js';

/** Who has a sheet wherever lessons are observed. */
const OBSERVERS: readonly SessionRole[] = [...LEADERS, 'observer'];

type Rule = Pick<Observation, 'teacherPersonId' | 'everybodyObserves'>;

/**
 * Who has a sheet: observers and those who lead; everybody who is invited where the host says so. Nobody judges their
 * own lesson.
 */
export function mayObserve(rule: Rule, standing: Standing, personId: string): boolean {
  const { role, isRemoved, isInvited } = standing;
  if (isRemoved || personId === rule.teacherPersonId) return false;
  if (role !== null && OBSERVERS.includes(role)) return true;
  return rule.everybodyObserves && (role !== null || isInvited);
}

/** Who reads what all observers handed in: who manages the session, and whose lesson it is. */
export function maySeeSummary({ teacherPersonId }: Rule, standing: Standing, personId: string): boolean {
  if (mayManage(standing)) return true;
  return personId === teacherPersonId && !standing.isRemoved;
}

/** A recorded lesson can be observed since it was announced, a live one since it began; both also afterwards. */
export function isObservable(
  session: Pick<ResearchSession, 'state' | 'scheduledAt' | 'startedAt'>,
  { lessonId }: Pick<Observation, 'lessonId'>,
): boolean {
  if (session.state === 'cancelled' || session.scheduledAt === null) return false;
  return lessonId !== null || session.startedAt !== null;
}
