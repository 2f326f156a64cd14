import { AppError } from '@yunqiao/platform';
import type { SessionRole, SessionState } from '../session/session-kinds.js';
import type { Seat } from './seats.js';

/** Who leads a session. */
export const LEADERS: readonly SessionRole[] = ['host', 'coHost'];

const presenters: readonly SessionRole[] = [...LEADERS, 'speaker'];

/** @throws NOT_ALLOWED for everybody but the host and co-hosts */
export function requireLeader(seat: Seat): void {
  if (!LEADERS.includes(seat.member.role)) throw new AppError('NOT_ALLOWED');
}

/** Turns pages and writes on them: who leads, who speaks, and whoever has taken the microphone. @throws NOT_ALLOWED */
export function requirePresenter(seat: Seat): void {
  const mayPresent = presenters.includes(seat.member.role) || seat.member.hasMicrophone;
  if (!mayPresent) throw new AppError('NOT_ALLOWED');
}

/** @throws SESSION_STATE_WRONG when the session is in none of these states */
export function requireState(seat: Seat, ...states: SessionState[]): void {
  const { state } = seat.session;
  if (!states.includes(state)) throw new AppError('SESSION_STATE_WRONG', { state });
}
