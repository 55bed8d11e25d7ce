import { parseExpressPlayCode } from './error-code.ts';
import { EXPRESSPLAY_ERRORS, type ExpressPlayCode } from './errors.ts';
import { parseJsonObject } from './json-object.ts';

/** What an error body says. */
export interface ExpressPlayError {
  readonly code: number;
  /** Without the code in brackets; entities are read. The table's text where the body has none. */
  readonly text: string;
}

/**
 * Reads an error body in JSON (`{"code":-4010,"message":"[-4010] Invalid token"}`), in HTML or in plain text, by what it
 * holds and not by its Content-Type. `null` where there is no code in it.
 */
export function parseErrorBody(body: string): ExpressPlayError | null {
  const json = parseJsonObject(body);
  const code = typeof json?.code === 'number' ? json.code : parseExpressPlayCode(body);
  if (code === null) return null;
  const message = typeof json?.message === 'string' ? json.message : findMessage(body, code);
  const text = message.replace(/^\s*\[-?\d+\]\s*/, '').trim();
  return { code, text: text === '' ? (textOf(code) ?? 'Unknown error') : text };
}

/** The text of the documents; `null` for a code that is not in them. */
export function textOf(code: number): string | null {
  return code in EXPRESSPLAY_ERRORS ? EXPRESSPLAY_ERRORS[code as ExpressPlayCode] : null;
}

/** From the code in brackets to the next tag or line. */
function findMessage(body: string, code: number): string {
  const start = body.indexOf(`[${code}]`);
  if (start < 0) return '';
  return decodeEntities(/^[^<\r\n]*/.exec(body.slice(start))?.[0] ?? '');
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function decodeEntities(html: string): string {
  return html.replace(/&(#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[a-z]+);/g, (whole: string, entity: string) => {
    if (!entity.startsWith('#')) return ENTITIES[entity] ?? whole;
    const point = /^#x/i.test(entity) ? parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
