/** Of lessons that were begun, the latest first, the latest of each course run. */
export function oncePerCourse<Item extends { courseRunId: string }>(items: readonly Item[]): Item[] {
  const latest = new Map<string, Item>();
  for (const item of items) if (!latest.has(item.courseRunId)) latest.set(item.courseRunId, item);
  return [...latest.values()];
}
