/** The order with `id` at `index`; an index beyond the end means the end. It may be new to the list or stand in it. */
export function placedAt(order: readonly string[], id: string, index: number): string[] {
  const others = without(order, id);
  return [...others.slice(0, index), id, ...others.slice(index)];
}

/** The order without `id`. */
export function without(order: readonly string[], id: string): string[] {
  return order.filter((other) => other !== id);
}
