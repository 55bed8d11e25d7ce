import { expect } from '@open-wc/testing';
import { showLanguage } from '../../../../src/ui/language-switch.ts';
import { qualityPanel, type QualityView } from '../../../../src/ui/panels/quality-panel.ts';
import { loadedState } from '../demo-catalog.ts';

const RENDITIONS = [
  { width: 640, height: 360, bitrateBps: 700_000 },
  { width: 1280, height: 720, bitrateBps: 3_500_000 },
  { width: 1920, height: 1080, bitrateBps: 6_600_000 },
];
const AUDIO = { kind: 'audio', id: 'a', language: 'en', roles: [], isSelected: true, bitrateBps: 128_000 } as const;

function panel(
  change: Partial<QualityView['state']> = {},
  maxBitrateBps: number | null = null,
  language: 'en' | 'fr' = 'en',
) {
  const state = loadedState('playing', { renditions: RENDITIONS, tracks: [AUDIO], ...change });
  const [quality, speed] = qualityPanel({ state, settings: { maxBitrateBps }, language });
  if (quality === undefined || speed === undefined) throw new TypeError('Expected two groups');
  const chosen = [...quality.choices, ...speed.choices].filter(({ isChosen }) => isChosen).map(({ item }) => item);
  return { quality, speed, chosen };
}

describe('qualityPanel', () => {
  beforeEach(() => showLanguage('en'));

  it('says how much data each limit lets through, sound included', () => {
    const { quality, chosen } = panel();
    expect(quality.choices.map(({ label, detail }) => [label, detail])).to.deep.equal([
      ['Auto', 'Best for your network'],
      ['Up to 360p', 'About 350 MB an hour'],
      ['Up to 720p', 'About 1.6 GB an hour'],
      ['Up to 1080p', 'About 3 GB an hour'],
    ]);
    expect(chosen).to.deep.equal(['auto', 'rate 1']);
  });

  it('says it in French as well', async () => {
    await showLanguage('fr');
    const { quality } = panel({}, null, 'fr');
    expect(quality.choices.map(({ label, detail }) => [label, detail])[2]).to.deep.equal([
      'Jusqu’à 720p',
      'Environ 1,6\u00a0Go par heure',
    ]);
  });

  it('has the limit kept for all titles, and shows one of another title as what it lets through here', () => {
    const { quality } = panel();
    expect(quality.choices.map(({ does }) => does)).to.deep.equal(
      [null, 700_000, 3_500_000, 6_600_000].map((maxBitrateBps) => ({
        app: { type: 'change-settings', settings: { maxBitrateBps } },
      })),
    );
    expect(panel({}, 3_300_000).chosen[0]).to.equal('limit 3500000');
    expect(panel({}, 100).chosen[0]).to.equal('limit 700000');
  });

  it('has nothing but Auto where the title says nothing of its bitrates, whatever the limit', () => {
    const silent = [{ width: 640, height: 360, bitrateBps: 0 }];
    const { quality, chosen } = panel({ renditions: silent, tracks: [] }, 700_000);
    expect(quality.choices.map(({ item }) => item)).to.deep.equal(['auto']);
    expect(chosen[0]).to.equal('auto');
  });

  it('names a limit by its data where no height is known', () => {
    const { quality } = panel({ renditions: [{ width: 0, height: 0, bitrateBps: 700_000 }] });
    expect(quality.choices[1]?.label).to.equal('About 350 MB an hour');
    expect(quality.choices[1]?.detail).to.equal(undefined);
  });

  it('says why there is nothing better', () => {
    const limit = { reason: 'security-level', maxHeight: 720, keySystem: 'widevine', level: 'L3' } as const;
    expect(panel({ limit }).quality.note).to.equal(
      'This TV protects films with Widevine L3, which is good for pictures up to 720p.',
    );
    expect(panel({ limit: { reason: 'configuration', maxHeight: 720 } }).quality.note).to.equal(
      'Pictures here go up to 720p.',
    );
    expect(panel({ limit: { ...limit, level: null } }).quality.note).to.contain('with Widevine, which');
    expect(panel().quality.note).to.equal(undefined);
  });

  it('plays from half to twice as fast, and a live stream as it is', () => {
    const { speed, chosen } = panel({ rate: 1.5 });
    expect(speed.choices.map(({ label }) => label)).to.deep.equal(['0.5×', '0.75×', '1×', '1.25×', '1.5×', '2×']);
    expect(chosen).to.deep.equal(['auto', 'rate 1.5']);
    expect(speed.choices[5]?.does).to.deep.equal({ player: { type: 'set-rate', rate: 2 } });
    expect(panel({ liveWindow: { start: 0, end: 100 } }).speed.choices).to.deep.equal([]);
  });
});
