import { expect } from '@open-wc/testing';
import { RECOVERY } from '../../../src/errors.ts';
import { showLanguage } from '../../../src/ui/language-switch.ts';
import { localized, strings } from '../../../src/ui/strings.ts';

const JARGON = /\b(DRM|EME|CDM|MPD|manifest|segment|token|null|undefined|server|serveur|jeton|exception)\b/i;

function errorTexts(): { happened: string; advice: string }[] {
  return Object.values(strings.errors);
}

for (const language of ['en', 'fr'] as const) {
  describe(`strings in '${language}'`, () => {
    before(() => showLanguage(language));

    it('has a text for every error code', () => {
      expect(Object.keys(strings.errors).sort()).to.deep.equal(Object.keys(RECOVERY).sort());
    });

    it('says what happened in one sentence, and what to do', () => {
      for (const { happened, advice } of errorTexts()) {
        expect(happened).to.match(/^[^.?!]+\.$/);
        expect(advice).to.match(/\.$/);
        expect(advice.split(/\.\s/)).to.have.length.at.most(2);
      }
    });

    it('speaks plainly: no jargon, no shouting, no typewriter apostrophes', () => {
      for (const { happened, advice } of errorTexts()) {
        expect(`${happened} ${advice}`).not.to.match(JARGON);
        expect(`${happened} ${advice}`).not.to.match(/[!'"]/);
      }
    });

    it('counts one title and several', () => {
      expect(strings.rejected(1)).to.match(/^1 /);
      expect(strings.rejected(3)).to.match(/^3 /);
      expect(strings.rejected(3)).not.to.equal(strings.rejected(1).replace('1', '3'));
    });
  });
}

describe('loadingTitle in French', () => {
  it('needs no elision, whatever the title begins with', async () => {
    await showLanguage('fr');
    expect(strings.loadingTitle('Aurore')).to.equal('Chargement\u00a0: Aurore');
  });
});

describe('localized', () => {
  it('takes the language of the viewer, else English', () => {
    expect(localized({ en: 'Aurora', fr: 'Aurore' }, 'fr')).to.equal('Aurore');
    expect(localized({ en: 'Aurora' }, 'fr')).to.equal('Aurora');
  });
});
