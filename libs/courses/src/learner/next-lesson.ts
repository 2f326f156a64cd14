interface Seen {
  completedAt: Date | null;
  updatedAt: Date;
}

/**
 * The lesson to go on with: the one that was touched last, or when that is finished the next unfinished one after it,
 * or the first unfinished one; null when all are finished.
 */
export function nextLessonId(lessons: readonly { id: string }[], progress: ReadonlyMap<string, Seen>): string | null {
  const isOpen = ({ id }: { id: string }) => !progress.get(id)?.completedAt;
  let last = -1;
  let touchedAt = -Infinity;
  lessons.forEach(({ id }, index) => {
    const at = progress.get(id)?.updatedAt.getTime() ?? -Infinity;
    if (at > touchedAt) [last, touchedAt] = [index, at];
  });
  const from = lessons.slice(Math.max(last, 0)).find(isOpen);
  return (from ?? lessons.find(isOpen))?.id ?? null;
}
