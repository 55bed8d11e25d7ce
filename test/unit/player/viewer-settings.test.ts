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

  it('takes what the TV says for what the viewer never chose, and keeps none of it', () => {
    const captions = { ...DEFAULT_SETTINGS.captions, size: 'xl', edge: 'outline' } as const;
    const settings = createViewerSettings(localStorage);
    settings.assume({ captions });
    expect(settings.get()).to.deep.equal({ ...DEFAULT_SETTINGS, captions });
    settings.change({ language: 'fr' });
    expect(createViewerSettings(localStorage).get().captions).to.deep.equal(DEFAULT_SETTINGS.captions);
    settings.change({ captions: { ...captions, size: 's' } });
    const later = createViewerSettings(localStorage);
    later.assume({ captions });
    expect(later.get().captions).to.deep.equal({ ...captions, size: 's' });
  });

  it('takes the default for a part of the look that does not fit, and keeps the others', () => {
    localStorage.setItem(KEY, JSON.stringify({ captions: { size: 'l', color: 'plaid', more: 1 } }));
    expect(createViewerSettings(localStorage).get().captions).to.deep.equal({
      ...DEFAULT_SETTINGS.captions,
      size: 'l',
    });
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
