import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { forgetWatched, ownComplaints, playFocused, seeHome, seePlaying } from '../flow/support/play-through.ts';
import { pressTo } from '../flow/support/press-until.ts';
import type { Tv } from '../flow/support/tv.ts';
import { useTv } from '../flow/support/use-tv.ts';

const CHOSEN = `latchkeyTest.active().getAttribute('aria-checked') === 'true'`;
const SELECTED = `document.querySelector('tv-app').player.get().tracks.filter(({ isSelected }) => isSelected)
  .map(({ kind, language, roles }) => [kind, language, ...roles].join(' '))`;

/** In every title the French sound is one for those who do not see the picture. */
const describeInFrench = (_titleId: string, path: string, body: Buffer): Buffer =>
  path.endsWith('.mpd') ? Buffer.from(String(body).replace(/value="dub"/g, 'value="description"')) : body;

async function choose(tv: Tv, name: string): Promise<void> {
  await pressTo(tv, 'ArrowDown', name);
  await tv.press('Enter');
  await tv.see(`${name} chosen`, CHOSEN);
}

/** The title in focus, with what was chosen in another, and nothing else fetched but that. */
async function seeChosen(tv: Tv): Promise<void> {
  const before = (await tv.network()).length;
  await playFocused(tv);
  await seePlaying(tv);
  assert.deepEqual(await tv.page.evaluate(SELECTED), ['audio fr description', 'text fr caption']);
  const paths = (await tv.network()).slice(before).map(({ url }) => url);
  assert.ok(
    paths.some((path) => /\/aac-fr\/\d+\.m4s$/.test(path)),
    'what is heard',
  );
  assert.ok(
    paths.some((path) => path.endsWith('text/fr.ttml')),
    'what is read',
  );
}

describe('Audio description and captions', () => {
  const bench = useTv({ prepare: false });

  it('are found again by their purpose in the next title, and in another after a restart', async () => {
    bench.app().backend.faults.alterMedia = describeInFrench;
    const tv = await bench.switchOn();
    await seeHome(tv);
    await playFocused(tv);
    await seePlaying(tv);
    assert.deepEqual(await tv.page.evaluate(SELECTED), ['audio en main'], 'nobody gets a description unasked');
    await tv.press('ArrowUp', 'ArrowDown');
    await pressTo(tv, 'ArrowRight', 'Subtitles & audio');
    await tv.press('Enter');
    await tv.see('the panel', CHOSEN);
    await choose(tv, 'French, audio description');
    await choose(tv, 'French, captions');
    await tv.press('Escape', 'Escape', 'Escape');
    await seeHome(tv);
    await tv.press('ArrowRight');
    await seeChosen(tv);
    await tv.press('Escape');

    await forgetWatched(tv);
    await tv.page.reload();
    await seeHome(tv);
    await tv.press('ArrowRight', 'ArrowRight');
    await seeChosen(tv);
    assert.deepEqual(ownComplaints(tv), []);
  });
});
