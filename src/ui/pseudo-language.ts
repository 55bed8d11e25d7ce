import type { StrResult, TemplateLike } from '@lit/localize';
import { EN } from './en.ts';
import { toTemplates } from './text-table.ts';

const ACCENTED: Readonly<Partial<Record<string, string>>> = {
  ...{ a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', c: 'ç', n: 'ñ', y: 'ý' },
  ...{ A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú', C: 'Ç', N: 'Ñ', Y: 'Ý' },
};

/** Keep numbers and values where English has them: a real language of that direction would need no such marks. */
const ISOLATE = '\u2066';
const END_ISOLATE = '\u2069';

/** The texts of `ar-XB`: `[Plááý]`. An unaccented letter was not translated; a missing bracket was cut off. */
export function createPseudoTemplates(): Record<string, TemplateLike> {
  return Object.fromEntries(Object.entries(toTemplates(EN)).map(([id, template]) => [id, distort(template)]));
}

function distort(template: TemplateLike): TemplateLike {
  if (typeof template === 'string') return /\d/.test(template) ? isolate(stretch(template)) : `[${stretch(template)}]`;
  const { values, strings } = template as StrResult;
  const parts = isolate(strings.map(stretch).join('\0')).split('\0');
  return { strTag: true, strings: Object.assign(parts, { raw: parts }), values };
}

function isolate(text: string): string {
  return `[${ISOLATE}${text}${END_ISOLATE}]`;
}

/** About a third longer: each vowel twice. */
function stretch(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const accented = ACCENTED[letter] ?? letter;
    return /[aeiou]/.test(letter) ? accented + accented : accented;
  });
}
