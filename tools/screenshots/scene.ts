import type { KeyInput } from 'puppeteer-core';
import type { Backend } from '../../server/backend.ts';

/** A key, or a step in the direction of reading or against it. */
export type Press = KeyInput | 'onward' | 'backward';

/** One thing that a viewer does, or that is waited for. */
export type Step =
  | { readonly press: readonly Press[] }
  /** Presses `by` (default: `onward`) until the item has the focus. */
  | { readonly walkTo: string; readonly by?: Press }
  /** On Home, presses arrows until the title has the focus. */
  | { readonly card: string }
  /** Evaluated in the page until it is true. */
  | { readonly wait: string }
  /** From here on no timer of the page runs out: for what would pass by itself. */
  | { readonly freeze: true }
  /** Nothing can be fetched any more. */
  | { readonly offline: true }
  | { readonly picture: string };

/** A page of its own, and what is seen in it one after the other. */
export interface Scene {
  readonly name: string;
  /** Of the app, beside its language. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly break?: (backend: Backend) => void;
  readonly steps: readonly Step[];
}
