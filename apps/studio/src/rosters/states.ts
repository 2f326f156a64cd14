import type { RosterState } from '../contract.generated';

const atWork: readonly RosterState[] = ['checking', 'applying', 'undoing'];

/** Whether the server works on a sheet now. */
export function isAtWork({ state }: { state: RosterState }): boolean {
  return atWork.includes(state);
}
