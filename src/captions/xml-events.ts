/** An element as imsc wants to hear of it: namespaces resolved, `''` for none. */
export interface XmlElement {
  readonly uri: string;
  readonly local: string;
  readonly attributes: Readonly<Record<string, XmlAttribute>>;
}

interface XmlAttribute {
  readonly uri: string;
  readonly local: string;
  readonly value: string;
}

/** What imsc sets its handlers on, as far as it uses sax. */
interface XmlEvents {
  onopentag: ((element: XmlElement) => void) | null;
  onclosetag: (() => void) | null;
  ontext: ((text: string) => void) | null;
  readonly line: number;
  readonly column: number;
  /** Takes what imsc was given for its XML: here a walk over a document. */
  write(walk: XmlWalk): { close(): void };
}

/** To whom a document is told. */
export interface XmlListener {
  readonly open: (element: Element) => void;
  readonly close: () => void;
  /** An element with all that is in it. */
  readonly subtree: (element: Element) => void;
}

/** Tells a document, or a part of it. */
export type XmlWalk = (listener: XmlListener) => void;

function createXmlEvents(): XmlEvents {
  const events: XmlEvents = {
    onopentag: null,
    onclosetag: null,
    ontext: null,
    line: 0,
    column: 0,
    write(walk) {
      const open = (element: Element): void => events.onopentag?.(toXmlElement(element));
      const close = (): void => events.onclosetag?.();
      walk({ open, close, subtree: (element) => tellSubtree(element, open, close, (text) => events.ontext?.(text)) });
      return { close: () => undefined };
    },
  };
  return events;
}

/** Without recursion: a file may be nested as deeply as it likes. */
function tellSubtree(
  root: Element,
  open: (element: Element) => void,
  close: () => void,
  text: (text: string) => void,
): void {
  let node: Node | null = root;
  while (node !== null) {
    if (node instanceof Element) open(node);
    else if (node instanceof Text) text(node.data);
    if (node.firstChild !== null) {
      node = node.firstChild;
      continue;
    }
    // Up, until there is a next one.
    while (node !== null) {
      if (node instanceof Element) close();
      if (node === root) return;
      if (node.nextSibling !== null) {
        node = node.nextSibling;
        break;
      }
      node = node.parentNode;
    }
  }
}

function toXmlElement(element: Element): XmlElement {
  const attributes: Record<string, XmlAttribute> = {};
  for (const { name, namespaceURI, localName, value } of Array.from(element.attributes)) {
    attributes[name] = { uri: namespaceURI ?? '', local: localName, value };
  }
  return { uri: element.namespaceURI ?? '', local: element.localName, attributes };
}

// imsc reads XML through the library sax unless there is a global of that name when it is loaded. This one tells the nodes of a
// document that the browser has parsed: faster, without Node's streams in the bundle, and a part of it can be told alone.
Object.assign(globalThis, { sax: { parser: createXmlEvents } });
