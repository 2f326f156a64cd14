/** A browser that lets nothing begin by itself refuses to play: the play button shows instead. */
export function staysPaused(reason: unknown): void {
  if (!(reason instanceof DOMException)) throw reason;
}
