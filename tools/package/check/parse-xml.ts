import { DOMParser, type Element } from '@xmldom/xmldom';

/** The root; `undefined` where the text is not well-formed, down to what parsers let pass with a warning. */
export function parseXml(xml: string): Element | undefined {
  try {
    const onError = (level: string, message: string): never => {
      throw new TypeError(`${level}: ${message}`);
    };
    return new DOMParser({ onError }).parseFromString(xml, 'text/xml').documentElement ?? undefined;
  } catch {
    return undefined;
  }
}
