/** A difference of the clocks below this is the network's delay. */
const TOLERANCE_MILLISECONDS = 30_000;

/** What is added to instants of a device to have those of the house; nothing when it does not say when it sent them. */
export function clockShift(sentAt: Date | null, now: Date): number {
  const ahead = sentAt ? now.getTime() - sentAt.getTime() : 0;
  return Math.abs(ahead) < TOLERANCE_MILLISECONDS ? 0 : ahead;
}
