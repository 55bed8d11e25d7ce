import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { findBox } from '../../server/packager/boxes.ts';
import { packageTitle } from '../../server/packager/package-title.ts';
import { parseXml } from './packager/parse-xml.ts';
import { createTestBackend, START_MS } from './test-backend.ts';

const backend = await createTestBackend({ packageTitle });
const get = (path: string): Promise<Response> => backend.request(`/media/lakecam/${path}`);
const getBytes = async (path: string): Promise<Buffer> => Buffer.from(await (await get(path)).arrayBuffer());
const at = async (second: number, path: string): Promise<number> => {
  backend.clock.nowMs = START_MS + second * 1000;
  const { status } = await get(path);
  backend.clock.nowMs = START_MS;
  return status;
};

/** The newest one at the start, after five minutes on air: 78 x 3.84 = 299.52. */
const NEWEST = 78;

void describe('the manifest of a live title', () => {
  void it('is dynamic: on air for five minutes, with a window of two', async () => {
    const mpd = parseXml((await getBytes('manifest.mpd')).toString());
    const { attributes } = mpd;
    assert.equal(attributes['type'], 'dynamic');
    assert.equal(attributes['availabilityStartTime'], new Date(START_MS - 300_000).toISOString());
    assert.equal(attributes['timeShiftBufferDepth'], 'PT120S');
    assert.equal(attributes['suggestedPresentationDelay'], 'PT12S');
    assert.equal(attributes['minimumUpdatePeriod'], 'PT30S');
    assert.equal(attributes['mediaPresentationDuration'], undefined);
    assert.equal(mpd.all('Period')[0]?.attributes['start'], 'PT0S');
    const kinds = mpd.all('AdaptationSet').map((set) => set.attributes['contentType']);
    assert.deepEqual(kinds, ['video', 'video', 'audio', 'audio']);
    assert.equal(mpd.all('ContentProtection').length, 4 * 5);
  });

  void it('stays the same while time goes by', async () => {
    const first = await getBytes('manifest.mpd');
    backend.clock.nowMs = START_MS + 90_000;
    assert.deepEqual(await getBytes('manifest.mpd'), first);
    backend.clock.nowMs = START_MS;
  });

  void it('sends players to a clock that any page may read, and nothing but it', async () => {
    const [timing] = parseXml((await getBytes('manifest.mpd')).toString()).all('UTCTiming');
    assert.equal(timing?.attributes['schemeIdUri'], 'urn:mpeg:dash:utc:http-iso:2014');
    const { pathname } = new URL(timing.attributes['value'] ?? '', 'http://tv.example/media/lakecam/manifest.mpd');
    const answer = await backend.request(pathname);
    assert.equal(await answer.text(), '2026-11-21T10:00:00.000Z');
    assert.equal(answer.headers.get('Access-Control-Allow-Origin'), '*');
    assert.equal(answer.headers.get('Access-Control-Expose-Headers'), null);
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
  });
});

void describe('the segments of a live title', () => {
  void it('are there from their time on, until they have left the window for a while', async () => {
    const next = `h264-240/${NEWEST + 1}.m4s`;
    assert.deepEqual([await at(0, `h264-240/${NEWEST}.m4s`), await at(0, next)], [200, 404]);
    assert.deepEqual([await at(2.8, next), await at(3.4, next)], [404, 200]);
    assert.deepEqual([await at(120, next), await at(150, next), await at(160, next)], [200, 200, 404]);
    assert.equal(await at(0, 'h264-240/1.m4s'), 404);
  });

  void it('count on past the end of the film, in number and in time, and change in nothing else', async () => {
    const film = await packageTitle({ keys: null });
    for (const rendition of ['h264-240', 'aac-fr', 'flac-en']) {
      const timescale = findBox(
        film.files.get(`${rendition}/init.mp4`)?.body ?? Buffer.alloc(0),
        'moov',
        'trak',
        'mdia',
        'mdhd',
      );
      const segmentLength = Math.round(3.84 * timescale.content.readUInt32BE(12));
      for (let number = NEWEST - 20; number <= NEWEST; number += 1) {
        const segment = await getBytes(`${rendition}/${number}.m4s`);
        const mfhd = findBox(segment, 'moof', 'mfhd').content;
        const tfdt = findBox(segment, 'moof', 'traf', 'tfdt').content;
        assert.equal(mfhd.readUInt32BE(4), number);
        assert.equal(Number(tfdt.readBigUInt64BE(4)), (number - 1) * segmentLength);
      }
      const [before, after] = [
        await getBytes(`${rendition}/${NEWEST - 16}.m4s`),
        await getBytes(`${rendition}/${NEWEST}.m4s`),
      ];
      for (const segment of [before, after]) {
        findBox(segment, 'moof', 'mfhd').content.fill(0);
        findBox(segment, 'moof', 'traf', 'tfdt').content.fill(0);
      }
      assert.deepEqual(before, after);
    }
  });

  for (const path of [
    'h264-240/0.m4s',
    'h264-240/078.m4s',
    'h264-240/1e1.m4s',
    'none/78.m4s',
    'h264-240/99999999999.m4s',
  ]) {
    void it(`are not found at ${path}`, async () => {
      assert.equal((await get(path)).status, 404);
    });
  }

  void it('have an init segment that stays', async () => {
    assert.equal(await at(0, 'h264-240/init.mp4'), 200);
    assert.equal(await at(5000, 'h264-240/init.mp4'), 200);
  });
});

void describe('a channel that ends', () => {
  const mpdAt = async (second: number): Promise<ReturnType<typeof parseXml>> => {
    backend.clock.nowMs = START_MS + second * 1000;
    return parseXml((await getBytes('manifest.mpd')).toString());
  };

  void it('is looked at often until then, and is a film of all it had from then on', async () => {
    backend.faults.channelEndsAt.set('lakecam', START_MS + 60_000);
    const before = await mpdAt(30);
    assert.deepEqual([before.attributes['type'], before.attributes['minimumUpdatePeriod']], ['dynamic', 'PT2S']);
    const after = await mpdAt(61);
    assert.equal(after.attributes['type'], 'static');
    // 300 s of head start and 60 s, in whole segments of 3.84 s.
    assert.equal(after.attributes['mediaPresentationDuration'], 'PT357.12S');
    for (const name of ['minimumUpdatePeriod', 'timeShiftBufferDepth']) assert.equal(after.attributes[name], undefined);
    assert.equal(after.all('UTCTiming').length, 0);
    assert.deepEqual([await at(500, 'h264-240/1.m4s'), await at(500, 'h264-240/93.m4s')], [200, 200]);
    assert.equal(await at(500, 'h264-240/94.m4s'), 404);
    backend.faults.reset();
    assert.equal((await mpdAt(0)).attributes['type'], 'dynamic');
  });
});
