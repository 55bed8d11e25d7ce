import type { Tv } from './tv.ts';

/** A document knows of the animations of its own tree alone, and not of those under a shadow root. */
const MOVES = `(function moves(root) {
  const isRootOf = (element) => element.shadowRoot && moves(element.shadowRoot);
  return root.getAnimations().length > 0 || [...root.querySelectorAll('*')].some(isRootOf);
})(document)`;

export const seeRest = (tv: Tv): Promise<void> => tv.see('everything at rest', `!${MOVES}`);
