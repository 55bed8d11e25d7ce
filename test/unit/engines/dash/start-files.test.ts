import { expect } from '@open-wc/testing';
import { expandTemplate } from '../../../../src/engines/dash/expand-template.ts';
import { NO_WISHES, type PlaybackWishes } from '../../../../src/player/playback-wishes.ts';
import { findStartFiles } from '../../../../src/engines/dash/start-files.ts';

const NUMBERS =
  '<SegmentTemplate startNumber="7" initialization="$RepresentationID$/init.mp4" media="$RepresentationID$/$Number%03d$.m4s"/>';
const AUDIO = `<AdaptationSet mimeType="audio/mp4">${NUMBERS}<Representation id="en" codecs="mp4a.40.2" bandwidth="96000"/></AdaptationSet>`;
const VIDEO = `<AdaptationSet mimeType="video/mp4" codecs="avc1.4D401E">${NUMBERS}
  <Representation id="large" bandwidth="5000000" height="1080"/><Representation id="best" bandwidth="800000" height="540"/>
  <Representation id="small" bandwidth="300000" height="240"/></AdaptationSet>`;

describe('findStartFiles', () => {
  function find(
    body: string,
    change: { attributes?: string; maxVideoHeight?: number; codec?: string; wishes?: Partial<PlaybackWishes> } = {},
  ) {
    const { attributes = 'type="static"', maxVideoHeight = null, codec = '' } = change;
    const wishes = { ...NO_WISHES, ...change.wishes };
    const text = `<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" ${attributes}><BaseURL>v2/</BaseURL><Period>${body}</Period></MPD>`;
    const mpd = new DOMParser().parseFromString(text, 'text/xml');
    const canPlay = (type: string): boolean => type.includes(codec);
    return findStartFiles(mpd, { baseUrl: 'https://cdn.test/film.mpd?token=1', maxVideoHeight, wishes, canPlay });
  }
  const urls = (...parameters: Parameters<typeof find>): readonly string[] => find(...parameters).map(({ url }) => url);

  it('takes the best picture under the first bitrate, and the first sound', () => {
    const base = 'https://cdn.test/v2/';
    expect(find(AUDIO + VIDEO)).to.deep.equal([
      { url: `${base}best/init.mp4`, type: 'InitializationSegment', mediaType: 'video' },
      { url: `${base}best/007.m4s`, type: 'MediaSegment', mediaType: 'video' },
      { url: `${base}en/init.mp4`, type: 'InitializationSegment', mediaType: 'audio' },
      { url: `${base}en/007.m4s`, type: 'MediaSegment', mediaType: 'audio' },
    ]);
  });

  it('leaves out what is too tall, and what the device cannot play', () => {
    expect(urls(VIDEO, { maxVideoHeight: 240 })[0]).to.equal('https://cdn.test/v2/small/init.mp4');
    expect(urls(AUDIO + VIDEO, { codec: 'mp4a' })).to.have.lengthOf(2);
  });

  it('takes the sound that the viewer wished for, as dash.js names its language', () => {
    const sound = (id: string, lang: string, inside: string): string =>
      AUDIO.replace('<AdaptationSet', `<AdaptationSet lang="${lang}"`)
        .replace('"en"', `"${id}"`)
        .replace('<Rep', `${inside}<Rep`);
    const described = '<Accessibility schemeIdUri="urn:tva:metadata:cs:AudioPurposeCS:2007" value="1"/>';
    const dub = '<Role schemeIdUri="urn:mpeg:dash:role:2011" value="dub"/>';
    const film = sound('en', 'eng', '') + sound('fr-ad', 'fra', described) + sound('fr', 'fra', dub);
    const first = (audio: PlaybackWishes['audio']): string | undefined => urls(film, { wishes: { audio } })[0];
    expect(first(null)).to.contain('/en/');
    expect(first({ language: 'fr', role: 'main' })).to.contain('/fr/');
    expect(first({ language: 'fr', role: 'description' })).to.contain('/fr-ad/');
  });

  it('takes no picture over the limit of the viewer, where the title has one under it', () => {
    const first = (maxBitrateBps: number): string | undefined => urls(VIDEO, { wishes: { maxBitrateBps } })[0];
    expect(first(400_000)).to.contain('/small/');
    expect(first(1)).to.contain('/small/');
    expect(first(5e6)).to.contain('/best/');
  });

  it('reads the first time of a timeline', () => {
    const timeline =
      '<SegmentTemplate media="a-$Time$.m4s"><SegmentTimeline><S t="900" d="4"/></SegmentTimeline></SegmentTemplate>';
    expect(urls(VIDEO.replace(NUMBERS, timeline))).to.deep.equal(['https://cdn.test/v2/a-900.m4s']);
  });

  for (const [what, body, attributes] of [
    ['a live stream', VIDEO, 'type="dynamic"'],
    ['segments that no template names', VIDEO.replace(NUMBERS, '<SegmentBase/>'), ''],
    ['an empty period', '', ''],
  ] as const) {
    it(`finds none of ${what}`, () => expect(urls(body, { attributes })).to.deep.equal([]));
  }
});

describe('expandTemplate', () => {
  it('puts in what it knows, and leaves what it does not', () => {
    const values = { Number: '5', RepresentationID: 'v' };
    expect(expandTemplate('$RepresentationID$/$Number%04d$-$$-$Other$', values)).to.equal('v/0005-$-$Other$');
  });
});
