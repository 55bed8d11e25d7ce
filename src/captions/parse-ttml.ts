import { PlayerError } from '../errors.ts';
import { isAbortError } from '../lib/abort.ts';
import { sleep } from '../lib/sleep.ts';
import { isShowable, type Cue } from './cue.ts';
import { imsc } from './imsc.ts';
import { readTtmlCues } from './ttml-cues.ts';
import type { XmlWalk } from './xml-events.ts';

/** About 50 ms on a TV: imsc computes some forty styles for each element. */
const PARAGRAPHS_PER_TURN = 16;
const NAMESPACE = 'http://www.w3.org/ns/ttml';

/**
 * A TTML file (IMSC, EBU-TT-D), its times moved by `offset` seconds. Rejects with MEDIA_SUBTITLES_UNUSABLE what is none, with
 * an AbortError where `signal` says so.
 */
export async function parseTtml(xml: string, offset: number, signal: AbortSignal): Promise<readonly Cue[]> {
  const root = parseXml(xml);
  const cues: Cue[] = [];
  try {
    let isFirst = true;
    for (const walk of inTurns(root)) {
      if (!isFirst) await sleep(0, signal);
      isFirst = false;
      const parsed = readTtmlCues(imsc.fromXML(walk));
      cues.push(...parsed.map((cue) => ({ ...cue, start: cue.start + offset, end: cue.end + offset })));
    }
  } catch (thrown) {
    if (isAbortError(thrown)) throw thrown;
    // imsc throws texts; a document that is nested too deeply, a RangeError.
    throw unusable(thrown instanceof Error ? thrown.name : String(thrown), thrown);
  }
  return cues.filter(isShowable);
}

function parseXml(xml: string): Element {
  // No subtitle needs an entity of its own, and a bomb is made of them.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw unusable('a document type');
  const root = new DOMParser().parseFromString(xml, 'application/xml').documentElement;
  if (root.namespaceURI !== NAMESPACE || root.localName !== 'tt') throw unusable(`<${root.localName.slice(0, 40)}>`);
  if (root.querySelector('parsererror') !== null) throw unusable('XML that is not well-formed');
  return root;
}

function unusable(came: string, cause?: unknown): PlayerError {
  return new PlayerError('MEDIA_SUBTITLES_UNUSABLE', `Expected a TTML file, got ${came}`, { cause });
}

/** The document in parts: each with the head, and some of the paragraphs where they stand. */
function inTurns(root: Element): readonly XmlWalk[] {
  const paragraphs = Array.from(root.getElementsByTagNameNS(NAMESPACE, 'p'));
  // There, when a paragraph begins depends on those before it.
  const isSequence = root.querySelector('[timeContainer="seq"]') !== null;
  if (isSequence) return [({ subtree }) => subtree(root)];
  const walks: XmlWalk[] = [];
  for (let at = 0; at < paragraphs.length; at += PARAGRAPHS_PER_TURN) {
    walks.push(walkPart(root, paragraphs.slice(at, at + PARAGRAPHS_PER_TURN)));
  }
  return walks;
}

function walkPart(root: Element, paragraphs: readonly Element[]): XmlWalk {
  return ({ open, close, subtree }) => {
    open(root);
    Array.from(root.getElementsByTagNameNS(NAMESPACE, 'head')).slice(0, 1).forEach(subtree);
    let around: readonly Element[] = [];
    for (const paragraph of paragraphs) {
      const parents = ancestorsOf(paragraph, root);
      const common = around.filter((element, depth) => parents[depth] === element).length;
      around.slice(common).forEach(close);
      parents.slice(common).forEach(open);
      around = parents;
      subtree(paragraph);
    }
    around.forEach(close);
    close();
  };
}

/** Outermost first, without `root`. */
function ancestorsOf(element: Element, root: Element): readonly Element[] {
  const ancestors: Element[] = [];
  for (let at = element.parentElement; at !== null && at !== root; at = at.parentElement) ancestors.unshift(at);
  return ancestors;
}
