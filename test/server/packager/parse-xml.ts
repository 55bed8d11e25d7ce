export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
  /** Itself aside, all elements of that name below it. */
  all(name: string): readonly XmlElement[];
}

class OpenElement implements XmlElement {
  readonly children: OpenElement[] = [];
  text = '';

  constructor(
    readonly name: string,
    readonly attributes: Readonly<Record<string, string>>,
  ) {}

  all(name: string): readonly XmlElement[] {
    return this.children.flatMap((child) => [...(child.name === name ? [child] : []), ...child.all(name)]);
  }
}

const TOKEN = /<\?xml[^>]*\?>|<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;

/** A strict reader of what manifests consist of: elements, attributes in double quotes, text. Throws on anything else. */
export function parseXml(xml: string): XmlElement {
  const root = new OpenElement('', {});
  const open = [root];
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < xml.length;) {
    const position = TOKEN.lastIndex;
    const match = TOKEN.exec(xml);
    const current = open.at(-1);
    if (!match || !current) throw new SyntaxError(`Expected XML at ${position}: ${xml.slice(position, position + 60)}`);
    const [, closing, name, attributes, selfClosing, text] = match;
    if (text) current.text += text;
    if (name && closing) {
      if (open.pop()?.name !== name) throw new SyntaxError(`Unexpected </${name}> at ${position}`);
    } else if (name) {
      const element = new OpenElement(name, readAttributes(attributes ?? ''));
      current.children.push(element);
      if (!selfClosing) open.push(element);
    }
  }
  const [document] = root.children;
  if (open.length !== 1 || root.children.length !== 1 || !document) throw new SyntaxError('Expected one root element');
  return document;
}

function readAttributes(source: string): Readonly<Record<string, string>> {
  const pairs = [...source.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(
    ([, name, value]) => [name ?? '', value ?? ''] as const,
  );
  if (new Set(pairs.map(([name]) => name)).size !== pairs.length)
    throw new SyntaxError(`Repeated attribute in ${source}`);
  return Object.fromEntries(pairs);
}
