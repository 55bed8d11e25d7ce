/** One recycled element of a row, and the item that it shows now; `null` for one that has nothing to show. */
export type Slot = number | null;

/** The first of the cards that stand in full view: one before the focused card where there is one, never past the end. */
export function firstVisible(focused: number, count: number, visible: number): number {
  return Math.max(0, Math.min(focused - 1, count - visible));
}

/**
 * Spreads the items `from` to `to` (exclusive) over a fixed ring of elements. Moving the window by one hands over one element
 * and leaves the others, and with them the focused one, as they are.
 */
export function ringSlots(from: number, to: number, count: number, ringLength: number): readonly Slot[] {
  const slots = new Array<Slot>(ringLength).fill(null);
  for (let item = Math.max(0, from); item < Math.min(to, count); item += 1) slots[item % ringLength] = item;
  return slots;
}

/**
 * The first of the rails that are in the DOM. At rest one above the focused rail, and as many below as the ring holds; on the
 * way the window moves no further than it must to hold the focused rail and the one below: a rail that nobody sees can wait.
 */
export function firstRail(previous: number, focused: number, isAtRest: boolean): number {
  return isAtRest ? focused - 1 : Math.max(focused - 2, Math.min(previous, focused));
}
