import { expect } from '@open-wc/testing';
import type { MediaPlayerClass } from 'dashjs';
import { findTrack, readQuality, readTracks, textTrackIndex } from '../../../../src/engines/dash/read-tracks.ts';

const ENGLISH = { id: 'en', index: 1, lang: 'en', roles: [{ value: 'main' }] };
const GERMAN = { id: null, index: 2, lang: null, roles: null };
const CAPTIONS = { id: 'c', index: 3, lang: 'fr', roles: [{ value: 'caption' }] };

function player(change: object): MediaPlayerClass {
  return {
    getTracksFor: (kind: string) => (kind === 'audio' ? [ENGLISH, GERMAN] : [CAPTIONS]),
    getCurrentTrackFor: (kind: string) => (kind === 'audio' ? GERMAN : CAPTIONS),
    isTextEnabled: () => false,
    ...change,
  } as unknown as MediaPlayerClass;
}

describe('readTracks', () => {
  it('says which subtitles are on, once they are', () => {
    const [, , captions] = readTracks(player({ isTextEnabled: () => true }));
    expect(captions).to.include({ id: 'c', isSelected: true });
  });

  it('lists audio and text, and which of them plays: no subtitles while text is off', () => {
    expect(readTracks(player({}))).to.deep.equal([
      { kind: 'audio', id: 'en', language: 'en', roles: ['main'], isSelected: false },
      { kind: 'audio', id: '2', language: 'und', roles: [], isSelected: true },
      { kind: 'text', id: 'c', language: 'fr', roles: ['caption'], isSelected: false },
    ]);
  });
});

describe('findTrack', () => {
  it('finds what readTracks named, by its kind', () => {
    expect(findTrack(player({}), 'audio', '2')).to.equal(GERMAN);
    expect(findTrack(player({}), 'text', 'c')).to.equal(CAPTIONS);
  });

  it('is null for none and for an id of another kind', () => {
    expect(findTrack(player({}), 'text', null)).to.equal(null);
    expect(findTrack(player({}), 'text', 'en')).to.equal(null);
  });
});

describe('textTrackIndex', () => {
  it('is the place among the text tracks, -1 for none', () => {
    expect(textTrackIndex(player({}), 'c')).to.equal(0);
    expect(textTrackIndex(player({}), null)).to.equal(-1);
  });
});

describe('readQuality', () => {
  it('is that of the video on screen, null before there is one', () => {
    const representation = { width: 1280, height: 720, bandwidth: 2e6 };
    const asked: string[] = [];
    const getCurrentRepresentationForType = (kind: string): object => {
      asked.push(kind);
      return representation;
    };
    expect(readQuality(player({ getCurrentRepresentationForType }))).to.deep.equal({
      width: 1280,
      height: 720,
      bitrateBps: 2e6,
    });
    expect(asked).to.deep.equal(['video']);
    expect(readQuality(player({ getCurrentRepresentationForType: () => null }))).to.equal(null);
  });
});
