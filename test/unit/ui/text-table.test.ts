import { expect } from '@open-wc/testing';
import type { StrResult } from '@lit/localize';
import { EN } from '../../../src/ui/en.ts';
import { FR } from '../../../src/ui/fr.ts';
import { createPseudoTemplates } from '../../../src/ui/pseudo-language.ts';
import { toTemplates } from '../../../src/ui/text-table.ts';

const ENGLISH = toTemplates(EN);
const FRENCH = toTemplates(FR);

/** The numbers of the values that a text shows, in its order; `[]` for a text without. */
function valuesOf(template: unknown): unknown[] {
  return typeof template === 'string' ? [] : [...(template as { readonly values: readonly unknown[] }).values];
}

describe('EN', () => {
  it('names the values in the order of the parameters, each once: lit-localize numbers them so', () => {
    for (const [id, template] of Object.entries(ENGLISH)) {
      const values = valuesOf(template);
      expect(values, id).to.deep.equal(Array.from(values, (_, at) => at));
    }
  });
});

describe('FR', () => {
  it('has every text, and no other', () => {
    expect(Object.keys(FRENCH).sort()).to.deep.equal(Object.keys(ENGLISH).sort());
  });

  it('shows the same values, each once', () => {
    for (const [id, template] of Object.entries(FRENCH)) {
      expect(valuesOf(template).sort(), id).to.deep.equal(valuesOf(ENGLISH[id]));
    }
  });
});

describe('every text', () => {
  const words = (templates: object): (readonly [string, string])[] =>
    Object.entries(templates).map(([id, text]) => [id, isText(text) ? text : (text as StrResult).strings.join('0')]);

  it('has typographic apostrophes and quotes, one ellipsis sign, no shouting and no space too many', () => {
    for (const [id, text] of [...words(ENGLISH), ...words(FRENCH)]) {
      expect(text, id).not.to.match(/['"!]|\.\.\.| {2}|^ | $/);
    }
  });

  it('keeps together in French what a line break must not part', () => {
    for (const [id, text] of words(FRENCH)) {
      expect(text, id).not.to.match(/[^\u00a0][?:;»]|\d (?:s|h|min)\b/);
    }
  });
});

describe('toTemplates', () => {
  it('names a text within a group by its path', () => {
    expect(FRENCH['errors.KEY_MISSING.advice']).to.equal(FR.errors.KEY_MISSING.advice);
  });
});

describe('the pseudo-language', () => {
  const pseudo = createPseudoTemplates();

  it('has every text with its values, whole within brackets', () => {
    expect(Object.keys(pseudo)).to.deep.equal(Object.keys(ENGLISH));
    for (const [id, template] of Object.entries(pseudo)) {
      expect(valuesOf(template), id).to.deep.equal(valuesOf(ENGLISH[id]));
      const parts = typeof template === 'string' ? [template] : (template as StrResult).strings;
      expect(parts.join(''), id).to.match(/^\[.*\]$/);
    }
  });

  it('is longer than English by about a third', () => {
    const lengthOf = (templates: object): number => Object.values(templates).filter(isText).join('').length;
    expect(lengthOf(pseudo) / lengthOf(ENGLISH)).to.be.within(1.25, 1.45);
  });
});

function isText(template: unknown): template is string {
  return typeof template === 'string';
}
