import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { FILM_CUES } from '../../server/packager/film-cues.ts';
import { formatTtml } from '../../server/packager/format-ttml.ts';
import { startApp, type RunningApp } from '../flow/support/app.ts';
import { ownComplaints, playFocused, seeHome } from '../flow/support/play-through.ts';
import { writeTextInit, writeTextSegment } from '../flow/support/text-in-mp4.ts';
import { Tv } from '../flow/support/tv.ts';

const SEGMENT_TEMPLATE = `<SegmentTemplate timescale="1" duration="61" startNumber="1"
  initialization="thumbnails/1.jpg" media="thumbnails/2.jpg"/>`;
const SEGMENT = writeTextSegment(Buffer.from(formatTtml(FILM_CUES, 'en')), 61);

/** The one text track is TTML in an MP4, forced; nobody asks for thumbnails here, whose files have room for it. */
function putIntoMp4(_titleId: string, path: string, body: Buffer): Buffer {
  if (path === 'thumbnails/1.jpg') return writeTextInit();
  if (path === 'thumbnails/2.jpg') return SEGMENT;
  if (!path.endsWith('.mpd')) return body;
  const sets = String(body).split(/(?=<AdaptationSet )/);
  const kept = sets.filter((set) => !set.includes('contentType="text"') || set.includes('text/en.ttml'));
  return Buffer.from(
    kept
      .join('')
      .replace('mimeType="application/ttml+xml"', 'mimeType="application/mp4" codecs="stpp"')
      .replace('value="caption"', 'value="forced_subtitle"')
      .replace('<BaseURL>text/en.ttml</BaseURL>', SEGMENT_TEMPLATE),
  );
}

describe('Subtitles in MP4 segments', () => {
  let app: RunningApp;
  let tv: Tv;
  before(async () => {
    app = await startApp();
    app.backend.faults.alterMedia = putIntoMp4;
    tv = await Tv.switchOn(app.url);
    await seeHome(tv);
    await playFocused(tv);
  });
  after(async () => {
    await tv.switchOff();
    await app.stop();
  });

  it('are shown as those of a file are', async () => {
    const [first, second] = FILM_CUES[0]?.lines.en ?? [];
    await tv.see('the first line', `latchkeyTest.text().includes('${first} ${second}')`, 15_000);
    assert.ok((await tv.network()).some(({ url }) => url.endsWith('/thumbnails/2.jpg')));
    assert.deepEqual(ownComplaints(tv), []);
  });
});
