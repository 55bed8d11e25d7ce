import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ownComplaints, playFocused, seeHome, seePlaying } from './support/play-through.ts';
import { useTv } from './support/use-tv.ts';

/** As the settings of the app send it. */
const choose = (language: 'en' | 'fr'): string => `document.querySelector('tv-app').dispatchEvent(
  new CustomEvent('app-command', { detail: { type: 'change-settings', settings: { language: '${language}' } } }))`;

/** Keeps all that is read after each change of the page, from before the first script on. */
const READER = `window.read = new Set();
const watched = new WeakSet();
const watch = (root) => {
  if (watched.has(root)) return;
  watched.add(root);
  new MutationObserver(look).observe(root, { childList: true, subtree: true, characterData: true, attributes: true });
  root.querySelectorAll('*').forEach((each) => each.shadowRoot && watch(each.shadowRoot));
};
const look = () => {
  const walk = (root) => root.querySelectorAll('*').forEach((each) => each.shadowRoot && (watch(each.shadowRoot), walk(each.shadowRoot)));
  walk(document);
  if (document.body) window.read.add(latchkeyTest.text());
  const app = document.querySelector('tv-app');
  if (app) window.read.add('in ' + app.lang);
};
watch(document);`;

describe('The language', () => {
  const bench = useTv();

  it('changes while a film plays: the film goes on, and the focus stays', async () => {
    const tv = await bench.switchOn();
    await seeHome(tv);
    await playFocused(tv);
    await seePlaying(tv);
    await tv.press('ArrowUp', 'ArrowRight');
    await tv.see('the second button', `latchkeyTest.focus() === 'From the start'`);
    await tv.page.evaluate(
      `document.querySelector('video').addEventListener('pause', () => { window.hasPaused = true; }); window.focused = latchkeyTest.active();`,
    );
    const time = (await tv.video())?.time ?? NaN;
    await tv.page.evaluate(choose('fr'));
    await tv.see('the same button in French', `latchkeyTest.focus() === 'Depuis le début'`);
    assert.equal(await tv.page.evaluate('latchkeyTest.active() === window.focused'), true);
    const text = await tv.text();
    assert.match(text, /Pause .*Sous-titres et audio/);
    assert.doesNotMatch(text, /From the start|Subtitles|Ends at/);
    await seePlaying(tv, time);
    assert.equal(await tv.page.evaluate('window.hasPaused'), undefined);
    assert.deepEqual(ownComplaints(tv), []);
  });

  it('is kept, and the next start shows no other for a moment', async () => {
    const tv = await bench.switchOn(READER);
    await seeHome(tv);
    await tv.page.evaluate(choose('fr'));
    await tv.see('the first title in French', `(latchkeyTest.focus() || '').startsWith('Aurore')`);
    await tv.page.reload();
    await tv.see('Home in French', `(latchkeyTest.focus() || '').startsWith('Aurore')`);
    const read = (await tv.page.evaluate('[...window.read]')) as string[];
    assert.ok(read.includes('in fr') && read.some((text) => text.includes('Aurore')), 'the page was read');
    assert.deepEqual(
      read.filter((text) => /in en|Loading|Tonight|Protected/.test(text)),
      [],
    );
  });
});
