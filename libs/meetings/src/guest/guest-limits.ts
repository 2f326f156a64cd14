import type { Limit } from '@yunqiao/platform';

/** How often people without an account may ask, so that a link in the wrong hands costs nobody else anything. */
export const guestLimits = {
  /** New guests by one link: a hall that comes at once passes, a program that makes them up does not. */
  arrivals: { most: 60, withinSeconds: 60 },
  /** Asking at the door again, of one browser: every few seconds is enough. */
  door: { most: 60, withinSeconds: 60 },
  /** Looking at what a link leads to. */
  looks: { most: 600, withinSeconds: 60 },
  /** Reading in the room, of one guest. */
  reads: { most: 300, withinSeconds: 60 },
  /** Lines of the chat, of one guest. */
  lines: { most: 15, withinSeconds: 60 },
  /** Hands, and speaking again. */
  gestures: { most: 20, withinSeconds: 60 },
} as const satisfies Record<string, Limit>;
