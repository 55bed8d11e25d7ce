import { expect } from '@open-wc/testing';
import type { Track } from '../../../src/player/engine-event.ts';
import type { ViewerSettings } from '../../../src/player/viewer-settings.ts';
import { toggleSubtitles } from '../../../src/ui/toggle-subtitles.ts';

const track = (kind: 'audio' | 'text', language: string, role: string, isSelected = false): Track => ({
  ...{ kind, id: `${kind} ${language} ${role}`, language, roles: [role], isSelected },
});
const FRENCH = { language: 'fr', role: 'subtitle' };
const keep = (settings: object): object => ({ type: 'change-settings', settings });
const show = (id: string | null): object => ({ type: 'select-track', kind: 'text', id });

/** Without the track: it is the one that the command names. */
function toggle(
  tracks: readonly Track[],
  settings: Pick<ViewerSettings, 'subtitles' | 'lastSubtitles'>,
  language: 'en' | 'fr' = 'en',
) {
  const toggled = toggleSubtitles(tracks, settings, language);
  if (toggled === null) return null;
  const { track: shown, ...commands } = toggled;
  expect(commands.player).to.include({ id: shown?.id ?? null });
  return commands;
}

describe('toggleSubtitles', () => {
  const texts = [track('text', 'en', 'subtitle'), track('text', 'fr', 'caption'), track('text', 'fr', 'subtitle')];
  const off = { subtitles: 'off', lastSubtitles: null } as const;

  it('takes off what is on, and remembers that', () => {
    const shown = [...texts.slice(1), track('text', 'en', 'subtitle', true)];
    expect(toggle(shown, { subtitles: FRENCH, lastSubtitles: FRENCH })).to.deep.equal({
      player: show(null),
      app: keep({ subtitles: 'off' }),
    });
  });

  it('brings back the last language, for the next titles as well', () => {
    expect(toggle(texts, { subtitles: 'off', lastSubtitles: FRENCH })).to.deep.equal({
      player: show('text fr subtitle'),
      app: keep({ subtitles: FRENCH, lastSubtitles: FRENCH }),
    });
  });

  it('takes the language of the app where there was none before, else what is heard, else the first', () => {
    const heard = [track('audio', 'en', 'main'), track('audio', 'fr', 'dub', true), ...texts];
    expect(toggle(heard, off)).to.deep.include({ player: show('text en subtitle') });
    expect(toggle(heard, off, 'fr')).to.deep.include({ player: show('text fr subtitle') });
    const without = heard.filter(({ id }) => id !== 'text en subtitle');
    expect(toggle(without, off)).to.deep.include({ player: show('text fr subtitle') });
    expect(toggle(texts.slice(1), off)).to.deep.include({ player: show('text fr caption') });
  });

  it('shows others where the title lacks the last language, which stays the one to remember', () => {
    const german = { language: 'de', role: 'subtitle' };
    expect(toggle(texts, { subtitles: 'off', lastSubtitles: german })).to.deep.equal({
      player: show('text en subtitle'),
      app: keep({ subtitles: german }),
    });
  });

  it('does nothing where there is nothing to choose', () => {
    expect(toggle([], off)).to.equal(null);
    expect(toggle([track('text', 'fr', 'forced-subtitle', true)], off)).to.equal(null);
  });
});
