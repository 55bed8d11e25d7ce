import { expect } from '@open-wc/testing';
import { createViewerSettings, DEFAULT_SETTINGS } from '../../../src/player/viewer-settings.ts';

const KEY = 'latchkey.settings';

describe('createViewerSettings', () => {
  beforeEach(() => localStorage.removeItem(KEY));
  after(() => localStorage.removeItem(KEY));

  it('begins with the defaults', () => {
    expect(createViewerSettings(localStorage).get()).to.deep.equal(DEFAULT_SETTINGS);
  });

  it('keeps what was chosen for the next start, and leaves the rest', () => {
    const heard: unknown[] = [];
    const settings = createViewerSettings(localStorage);
    settings.subscribe((all) => heard.push(all));
    settings.change({ language: 'fr' });
    settings.change({ playsNext: false });
    const both = { ...DEFAULT_SETTINGS, language: 'fr', playsNext: false };
    expect(heard).to.deep.equal([{ ...DEFAULT_SETTINGS, language: 'fr' }, both]);
    expect(createViewerSettings(localStorage).get()).to.deep.equal(both);
  });

  for (const garbled of ['', '{', 'null', '7', '[]', '"fr"']) {
    it(`begins with the defaults where the store holds ${JSON.stringify(garbled)}`, () => {
      localStorage.setItem(KEY, garbled);
      expect(createViewerSettings(localStorage).get()).to.deep.equal(DEFAULT_SETTINGS);
    });
  }

  it('takes the default for a field that does not fit, and keeps the others', () => {
    localStorage.setItem(KEY, JSON.stringify({ language: 'xx', playsNext: false, more: 1 }));
    expect(createViewerSettings(localStorage).get()).to.deep.equal({ ...DEFAULT_SETTINGS, playsNext: false });
  });

  it('lasts as long as the app where nothing can be kept', () => {
    const full = {
      getItem: () => null,
      setItem(): void {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    for (const storage of [full, null]) {
      const settings = createViewerSettings(storage);
      settings.change({ language: 'fr' });
      expect(settings.get().language).to.equal('fr');
    }
  });
});
