import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import {
  chooseAudio,
  chooseSubtitles,
  isSelectable,
  purposeOf,
  toTrackWish,
  type TrackFacts,
} from '../../../src/player/choose-tracks.ts';

const track = (language: string, ...roles: string[]): TrackFacts => ({ language, roles });

const LANGUAGES = ['en', 'fr', 'pt-BR', 'pt', 'und', ''];
const ROLES = ['main', 'dub', 'description', 'commentary', 'caption', 'subtitle', 'forced-subtitle', 'unheard of'];

const anyTrack = fc.record({
  language: fc.constantFrom(...LANGUAGES),
  roles: fc.uniqueArray(fc.constantFrom(...ROLES), { maxLength: 3 }),
});
const anyTracks = fc.array(anyTrack, { maxLength: 8 });
const anyWish = fc.record({ language: fc.constantFrom('en', 'fr', 'pt-BR', 'de'), role: fc.constantFrom(...ROLES) });

describe('chooseAudio', () => {
  const FILM = [track('en', 'description'), track('en', 'main'), track('fr', 'dub'), track('fr', 'description')];

  it('takes the main audio where nothing was wished for, in the order of the manifest', () => {
    expect(chooseAudio(FILM, null)).to.equal(FILM[1]);
    const unnamed = [track('und'), track('und')];
    expect(chooseAudio(unnamed, null)).to.equal(unnamed[0]);
  });

  it('takes language and purpose as they were wished for', () => {
    expect(chooseAudio(FILM, { language: 'fr', role: 'main' })).to.equal(FILM[2]);
    expect(chooseAudio(FILM, { language: 'fr', role: 'description' })).to.equal(FILM[3]);
  });

  it('takes the language rather than the purpose, and the purpose rather than the main audio', () => {
    expect(chooseAudio([track('en', 'description'), track('fr')], { language: 'fr', role: 'description' })).to.include({
      language: 'fr',
    });
    expect(chooseAudio(FILM, { language: 'de', role: 'description' })).to.equal(FILM[0]);
    expect(chooseAudio(FILM, { language: 'de', role: 'main' })).to.equal(FILM[1]);
  });

  it('takes a region’s language for another region’s, but that very one first', () => {
    const wish = { language: 'pt-BR', role: 'main' };
    expect(chooseAudio([track('en'), track('pt')], wish)).to.include({ language: 'pt' });
    expect(chooseAudio([track('en'), track('pt'), track('pt-br')], wish)).to.include({ language: 'pt-br' });
  });

  it('never begins with an audio description that nobody wished for, unless there is nothing else', () => {
    const isMain = (known: TrackFacts): boolean => purposeOf('audio', known) === 'main';
    fc.assert(
      fc.property(anyTracks, fc.option(anyWish), (tracks, wish) => {
        const chosen = chooseAudio(tracks, wish);
        if (chosen === null) return tracks.length === 0;
        return isMain(chosen) || purposeOf('audio', chosen) === wish?.role || !tracks.some(isMain);
      }),
    );
  });

  it('has the wished language whenever the title has it for all viewers', () => {
    fc.assert(
      fc.property(anyTracks, anyWish, (tracks, wish) => {
        const isThere = tracks.some(
          (known) => known.language === wish.language && purposeOf('audio', known) === 'main',
        );
        return !isThere || chooseAudio(tracks, wish)?.language === wish.language;
      }),
    );
  });

  it('finds a choice again in the title it was made in, or one of the same name', () => {
    fc.assert(
      fc.property(fc.array(anyTrack, { minLength: 1 }), fc.nat(), (tracks, place) => {
        const picked = tracks[place % tracks.length] ?? track('');
        const wish = toTrackWish('audio', picked);
        const found = chooseAudio(tracks, wish);
        return (
          wish === null ||
          (found !== null && found.language === wish.language && purposeOf('audio', found) === wish.role)
        );
      }),
    );
  });
});

describe('chooseSubtitles', () => {
  const FILM = [
    track('en', 'subtitle'),
    track('fr', 'caption'),
    track('fr', 'subtitle'),
    track('fr', 'forced-subtitle'),
  ];

  it('takes language and purpose as they were wished for', () => {
    expect(chooseSubtitles(FILM, { language: 'fr', role: 'subtitle' })).to.equal(FILM[2]);
    expect(chooseSubtitles(FILM, { language: 'fr', role: 'caption' })).to.equal(FILM[1]);
    expect(chooseSubtitles(FILM, { language: 'en', role: 'caption' })).to.equal(FILM[0]);
  });

  it('takes none in another language, none that are forced, and none where they are off', () => {
    expect(chooseSubtitles(FILM, { language: 'de', role: 'subtitle' })).to.equal(null);
    expect(chooseSubtitles(FILM.slice(3), { language: 'fr', role: 'subtitle' })).to.equal(null);
    fc.assert(fc.property(anyTracks, (tracks) => chooseSubtitles(tracks, 'off') === null));
  });

  it('takes what may be chosen, whatever was wished for', () => {
    fc.assert(
      fc.property(anyTracks, anyWish, (tracks, wish) => {
        fc.pre(wish.role !== 'forced-subtitle');
        const chosen = chooseSubtitles(tracks, wish);
        return (
          chosen === null ||
          (isSelectable({ kind: 'text', ...chosen }) && chosen.language.startsWith(wish.language.slice(0, 2)))
        );
      }),
    );
  });
});

describe('toTrackWish', () => {
  it('is none of a track without a language', () => {
    expect([track('und'), track('')].map((unnamed) => toTrackWish('audio', unnamed))).to.deep.equal([null, null]);
  });

  it('takes a dub for what it is: the main audio of its language', () => {
    expect(toTrackWish('audio', track('fr', 'dub'))).to.deep.equal({ language: 'fr', role: 'main' });
  });
});
