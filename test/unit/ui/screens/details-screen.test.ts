import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { ForeseenPlayback } from '../../../../src/player/foresee-playback.ts';
import type { FeedTitle } from '../../../../src/storefront/feed.ts';
import type { DetailsScreen } from '../../../../src/ui/screens/details-screen.ts';
import { defer } from '../../lib/deferred.ts';
import { demoCatalog, demoTitle, toDemoResource } from '../demo-catalog.ts';
import { focusedItem, mountApp, press, rendered, visibleText } from '../mount-app.ts';
import type { MountOptions, MountedApp } from '../mount-app.ts';

const T0 = toDemoResource(demoTitle('t0'));
const PLAYREADY = { keySystem: 'playready', level: 'SL2000' } as const;
const SEEN = { titleId: 't0', position: 754, duration: 5880 };

interface OpenDetails extends MountedApp {
  readonly details: DetailsScreen;
  text(): string;
}

/** The details of the first title of Home, which is this one. */
async function openDetails(change: Partial<FeedTitle> = {}, options: MountOptions = {}): Promise<OpenDetails> {
  const rails = [{ id: 'r', title: { en: 'R' }, titles: [demoTitle('t0', change)] }];
  const mounted = await mountApp({ catalog: { ...demoCatalog(), rails }, ...options });
  await press('Enter');
  const details = mounted.app.renderRoot.querySelector('details-screen');
  if (!details) throw new TypeError('There are no details');
  return { ...mounted, details, text: () => visibleText(details.renderRoot as ShadowRoot) };
}

describe('<details-screen>', () => {
  it('is accessible, and tells of the title: name, facts, synopsis', async () => {
    const { app, text } = await openDetails({}, { watched: [SEEN] });
    await expect(app).to.be.accessible();
    for (const part of ['Film t0', '2025', '1 h 38 min', '7+', 'UHD', 'Protected', 'Two forecasters']) {
      expect(text()).to.contain(part);
    }
  });

  it('offers Play alone for what was not begun', async () => {
    const { text, playerCommands } = await openDetails();
    expect(text()).to.contain('Play').and.not.to.contain('From the start');
    await press('ArrowRight', 'Enter');
    expect(playerCommands).to.deep.equal([{ type: 'load', resource: T0 }]);
  });

  it('offers to resume where the viewer stood, first, and to begin again', async () => {
    const { text, playerCommands } = await openDetails({}, { watched: [SEEN] });
    expect(text()).to.contain('Resume at 12:34').and.to.contain('From the start');
    await press('Enter');
    expect(playerCommands).to.deep.equal([{ type: 'load', resource: T0, startAt: 754 }]);
    await press('Escape', 'ArrowRight', 'Enter');
    expect(playerCommands.slice(1)).to.deep.equal([{ type: 'stop' }, { type: 'load', resource: T0 }]);
  });

  it('resumes on the play key, here and on Home', async () => {
    const { playerCommands } = await openDetails({}, { watched: [SEEN] });
    await press('Space', 'Escape', 'Escape', 'Space');
    const loads = playerCommands.filter(({ type }) => type === 'load');
    expect(loads).to.deep.equal(Array(2).fill({ type: 'load', resource: T0, startAt: 754 }));
  });

  it('says where the viewer stands now, when they come back from the player', async () => {
    const { app, journal } = await openDetails();
    await press('Enter');
    journal.keep({ ...SEEN, position: 61 });
    await press('Escape');
    expect(visibleText(app.renderRoot as ShadowRoot)).to.contain('Resume at 1:01');
    expect(focusedItem()).to.equal('play');
  });

  it('begins at the start where the position is beyond a duration that has changed', async () => {
    const { text } = await openDetails({ duration: 700 }, { watched: [SEEN] });
    expect(text()).not.to.contain('Resume');
  });

  it('keeps everything on the screen with a synopsis of 2,000 characters, a long name and no artwork', async () => {
    const synopsis = { en: 'Two forecasters share one winter. '.repeat(60).slice(0, 2000) };
    const title = { en: 'A name that goes on and on, since nobody told its writer to stop in time, ever' };
    const artwork = { card: 'http://localhost:1/none.jpg', background: 'http://localhost:1/none.jpg' };
    const limit = { ...PLAYREADY, reason: 'security-level', maxHeight: 1080 } as const;
    const foresee = (): Promise<ForeseenPlayback> => Promise.resolve({ ...PLAYREADY, limit });
    const { details } = await openDetails(
      { synopsis, title, artwork, audioLanguages: ['en', 'fr'], subtitleLanguages: ['en', 'fr'] },
      { language: 'fr', watched: [SEEN], foresee },
    );
    const parts = ['title-hero', 'dl', '[data-focus="play"]', '[data-focus="restart"]'];
    for (const part of parts) {
      const box = details.renderRoot.querySelector(part)?.getBoundingClientRect();
      expect(box?.top, part).to.be.at.least(54);
      expect(box?.bottom, part).to.be.at.most(1080 - 54);
      expect(box?.right, part).to.be.at.most(1920 - 96);
    }
    const text = visibleText(details.renderRoot as ShadowRoot);
    expect(text, 'English where French is missing')
      .to.contain('A name that goes on')
      .and.to.contain('Reprendre à 12:34');
  });

  it('plays nothing by the OK that opened it and is still held', async () => {
    const { playerCommands } = await mountApp();
    for (let repeats = 0; repeats < 3; repeats += 1) {
      await sendKeys({ down: 'Enter' });
      await rendered();
    }
    await sendKeys({ up: 'Enter' });
    expect(focusedItem()).to.equal('play');
    expect(playerCommands).to.deep.equal([]);
  });
});

describe('What <details-screen> says of this TV', () => {
  const L3 = { keySystem: 'widevine', level: 'L3' } as const;
  const LIMIT = { ...L3, reason: 'security-level', maxHeight: 720 } as const;

  it('is what it will play the title with, once that is known', async () => {
    const asked = defer<ForeseenPlayback | null>();
    const { text } = await openDetails({ maxHeight: 2160 }, { foresee: () => asked.promise });
    expect(text()).not.to.contain('On this TV');
    asked.resolve({ keySystem: 'widevine', level: 'L1', limit: null });
    await rendered();
    expect(text()).to.match(/On this TV Widevine L1, up to 2160p$/);
  });

  it('is why it will show less than the title has, in one sentence', async () => {
    const foresee = (): Promise<ForeseenPlayback> => Promise.resolve({ ...L3, limit: LIMIT });
    const { app, text } = await openDetails({ maxHeight: 2160 }, { foresee });
    expect(text()).to.match(/On this TV Widevine L3, up to 720p [^.]*720p\.$/);
    await expect(app).to.be.accessible();
  });

  it('is no reason where the title has no taller picture, and no height that nobody knows', async () => {
    const foresee = (): Promise<ForeseenPlayback> => Promise.resolve({ ...L3, limit: LIMIT });
    expect((await openDetails({ maxHeight: 720 }, { foresee })).text()).to.match(/Widevine L3, up to 720p$/);
    const unlimited = (): Promise<ForeseenPlayback> => Promise.resolve({ ...L3, limit: null });
    expect((await openDetails({}, { foresee: unlimited })).text()).to.match(/On this TV Widevine L3$/);
  });

  it('is nothing of a title in the clear, or where nothing can be said', async () => {
    const { text } = await openDetails({ protection: 'none' }, { foresee: () => Promise.resolve(null) });
    expect(text()).not.to.contain('On this TV');
  });

  it('stands beside the languages of the title, each once, in the language of the viewer', async () => {
    const languages = { audioLanguages: ['en', 'fr', 'en-US'], subtitleLanguages: ['fr', 'xx'] };
    const { text } = await openDetails(languages, { language: 'fr' });
    expect(text()).to.contain('Audio Anglais, Français Sous-titres Français, xx');
    expect((await openDetails({ audioLanguages: [] })).text()).not.to.contain('Audio');
  });
});
