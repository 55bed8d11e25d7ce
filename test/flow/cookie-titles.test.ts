import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { buildBackendOptions, SD_VIDEO_HEIGHT } from './support/app.ts';
import { ownComplaints, playFocused, seeHome, seePlaying } from './support/play-through.ts';
import { pressTo, pressUntil } from './support/press-until.ts';
import { startRecordedBackend, type RecordedBackend } from './support/recorded-backend.ts';
import { Tv } from './support/tv.ts';

const LINE = 'val1=12345; val2=abcd';
/** Whether a thumbnail with its picture stands over the seek bar now. */
const THUMBNAIL = `(() => {
  const screen = document.querySelector('tv-app').shadowRoot.querySelector('player-screen').shadowRoot;
  const room = screen.querySelector('player-room');
  const bar = room && room.shadowRoot.querySelector('seek-bar');
  const preview = bar && bar.shadowRoot.querySelector('seek-preview');
  const tile = preview && preview.shadowRoot.querySelector('img');
  return Boolean(tile && tile.naturalWidth === 1280);
})()`;

describe('Titles that demand cookies', () => {
  let server: RecordedBackend;
  let tv: Tv;
  before(async () => {
    server = await startRecordedBackend(await buildBackendOptions({ maxVideoHeight: SD_VIDEO_HEIGHT, prepare: false }));
    tv = await Tv.switchOn(`${server.url}/`);
    await seeHome(tv);
  });
  beforeEach(() => {
    server.received.length = 0;
  });
  after(async () => {
    await tv.switchOff();
    await server.stop();
  });

  it('play with the cookies on license requests alone, through the relay', async () => {
    await tv.press('ArrowRight', 'ArrowRight');
    await tv.see('Glasshouse in focus', `latchkeyTest.focus().startsWith('Glasshouse')`);
    await playFocused(tv);
    await seePlaying(tv);
    const { license, manifest, init, segment, other } = server.cookiesByClass();
    assert.deepEqual({ license, manifest, init, segment, other }, { license: [LINE], ...onNothing() });
    const relayed = (await tv.network()).filter(({ url }) => url === server.relayUrl);
    assert.equal(relayed.length, 2, 'one license per key, audio and SD, and nothing else');
    await tv.press('Escape');
    await tv.see('Home again', `latchkeyTest.focus().startsWith('Glasshouse')`);
  });

  it('play with the cookies on every request, subtitles and thumbnails included', async () => {
    await tv.press('ArrowDown', 'ArrowDown', 'ArrowDown');
    await pressUntil(tv, 'ArrowLeft', 'Ember', `(latchkeyTest.focus() || '').startsWith('Ember')`);
    await playFocused(tv);
    await seePlaying(tv);
    await turnSubtitlesOn();
    await seeThumbnail();
    assert.deepEqual(server.cookiesByClass(), {
      ...{ license: [LINE], manifest: [LINE], init: [LINE], segment: [LINE], text: [LINE], image: [LINE] },
      other: [null],
    });
    await tv.press('Escape', 'Escape', 'Escape');
    await tv.see('Home again', `(latchkeyTest.focus() || '').startsWith('Ember')`);
    assert.deepEqual(await tv.page.browserContext().cookies(), [], 'the jar is left empty');
  });

  it('leave nothing in the console', () => assert.deepEqual(ownComplaints(tv), []));

  const onNothing = () => ({ manifest: [null], init: [null], segment: [null], other: [null] });

  async function turnSubtitlesOn(): Promise<void> {
    await tv.press('ArrowDown');
    await pressTo(tv, 'ArrowRight', 'Subtitles & audio');
    await tv.press('Enter');
    await tv.see('the panel', `latchkeyTest.focus() === 'English'`);
    await pressTo(tv, 'ArrowDown', 'Off');
    await tv.press('ArrowDown', 'Enter');
    await server.arrival('text');
    await tv.press('Escape');
  }

  /** The picture is gone with the seek, 600 ms after the last step: a step more brings it back. */
  async function seeThumbnail(): Promise<void> {
    await tv.press('ArrowUp', 'ArrowRight');
    await server.arrival('image');
    for (let tries = 0; tries < 10; tries += 1) {
      await tv.press(tries % 2 === 0 ? 'ArrowLeft' : 'ArrowRight');
      if ((await tv.page.evaluate(THUMBNAIL)) === true) return;
    }
    assert.fail('Expected a thumbnail over the seek bar');
  }
});
