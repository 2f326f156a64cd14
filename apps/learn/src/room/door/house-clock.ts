/** The clock of the house, as far as answers tell it. */
export interface HouseClock {
  /** In milliseconds since 1970. */
  now(): number;
  /** An answer that was on its way between these moments of this device says what time it is. */
  hear(time: string, askedAt: number, heardAt: number): void;
}

/** Goes by the device's own clock, shifted by what the quickest answer said. */
export function houseClock(): HouseClock {
  let ahead = 0;
  let quickest = Infinity;
  return {
    now: () => Date.now() + ahead,
    hear(time, askedAt, heardAt) {
      if (heardAt - askedAt >= quickest) return;
      quickest = heardAt - askedAt;
      ahead = Date.parse(time) - (askedAt + heardAt) / 2;
    },
  };
}
