// Before imsc: it looks for this once.
import './xml-events.ts';
import * as bundle from 'imsc/dist/imsc.debug.js';
import type { XmlWalk } from './xml-events.ts';

/** A parsed TTML document; opaque. */
export interface ImscDocument {
  /** Seconds at which something changes, in order. */
  getMediaTimeEvents(): readonly number[];
}

/** What is on screen at one time: regions, in them a body with divs, paragraphs and spans. */
export interface IsdNode {
  readonly kind?: 'region' | 'body' | 'div' | 'p' | 'span' | 'br' | 'image';
  readonly text?: string | null;
  /** Computed, by namespace and name. */
  readonly styleAttrs?: Readonly<Record<string, unknown>>;
  readonly contents?: readonly IsdNode[];
}

/** imsc 1.1.5 as far as it is used: it draws nothing here. */
interface Imsc {
  fromXML(xml: XmlWalk): ImscDocument;
  generateISD(document: ImscDocument, time: number): { readonly contents: readonly IsdNode[] };
}

const exported = (bundle as unknown as { readonly default?: Imsc }).default;
/** A bundler reads the file as CommonJS; loaded as a module, as in tests, it made itself a global. */
export const imsc = exported ?? (globalThis as unknown as { readonly imsc: Imsc }).imsc;

/** A style of the TTML namespace that {@link IsdNode.styleAttrs} has. */
export function styleOf({ styleAttrs }: IsdNode, name: string): unknown {
  return styleAttrs?.[`http://www.w3.org/ns/ttml#styling ${name}`];
}
