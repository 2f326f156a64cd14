/** What the order of terms depends on. */
export interface OfferedTerm {
  isCurrent: boolean;
  startsOn: string;
}

/** Terms as one chooses among them for an offer: the current one and those after it, then those that are over, the last first. */
export function termsToOffer<Term extends OfferedTerm>(terms: readonly Term[]): Term[] {
  const inOrder = [...terms].sort((a, b) => a.startsOn.localeCompare(b.startsOn));
  const current = inOrder.findIndex(({ isCurrent }) => isCurrent);
  if (current < 0) return inOrder.reverse();
  return [...inOrder.slice(current), ...inOrder.slice(0, current).reverse()];
}
