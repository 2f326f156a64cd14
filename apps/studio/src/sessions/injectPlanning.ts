import { inject } from 'vue';
import { sessionPlanningKey, type SessionPlanning } from './useStudioSession';

/** The session of the page around. */
export function injectPlanning(): SessionPlanning {
  const planning = inject(sessionPlanningKey);
  if (!planning) throw new Error('No session is being planned here');
  return planning;
}
