import { expect } from '@open-wc/testing';
import { EN } from '../../../src/ui/en.ts';
import { FR } from '../../../src/ui/fr.ts';
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

describe('toTemplates', () => {
  it('names a text within a group by its path', () => {
    expect(FRENCH['errors.KEY_MISSING.advice']).to.equal(FR.errors.KEY_MISSING.advice);
  });
});
