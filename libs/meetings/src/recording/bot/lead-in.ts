import { STEP_MILLISECONDS } from './mixer.js';

/** Who is told later than this that something has begun has missed its beginning. */
export const LEAD_IN_MILLISECONDS = 10_000;
const MOST_STEPS = LEAD_IN_MILLISECONDS / STEP_MILLISECONDS;

/**
 * What was heard in the last seconds before a recording, in steps of the mixer: a session that began a moment ago is
 * recorded from its first word. What is older is gone at once, and nothing of it is written anywhere.
 */
export class LeadIn {
  private steps: Int16Array[] = [];

  push(step: Int16Array): void {
    this.steps.push(step);
    if (this.steps.length > MOST_STEPS) this.steps.shift();
  }

  /** Forgets what is older than the last `milliseconds`; how many steps are left. */
  keepLast(milliseconds: number): number {
    const wanted = Math.max(0, Math.floor(milliseconds / STEP_MILLISECONDS));
    this.steps = wanted === 0 ? [] : this.steps.slice(-wanted);
    return this.steps.length;
  }

  /** The oldest step, which is forgotten with that; undefined when nothing is left. */
  shift(): Int16Array | undefined {
    return this.steps.shift();
  }
}
