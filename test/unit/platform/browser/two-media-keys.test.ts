import { expect } from '@open-wc/testing';
import { watchClearKey } from '../../drm/eme/clearkey.ts';

const createMediaKeys = async (): Promise<MediaKeys> => (await watchClearKey().probe()).access.createMediaKeys();

/** What the row `browser` of platform/quirks.ts says, seen in this Chromium. */
describe('MediaKeys in a desktop browser', () => {
  it('can be made while another one is on an element', async () => {
    const [first, second] = [document.createElement('video'), document.createElement('video')];
    await first.setMediaKeys(await createMediaKeys());
    await second.setMediaKeys(await createMediaKeys());
    expect(first.mediaKeys !== null && second.mediaKeys !== null).to.equal(true);
    expect(first.mediaKeys === second.mediaKeys).to.equal(false);
  });

  it('can be given to the next element', async () => {
    const [first, second] = [document.createElement('video'), document.createElement('video')];
    const mediaKeys = await createMediaKeys();
    await first.setMediaKeys(mediaKeys);
    await first.setMediaKeys(null);
    await second.setMediaKeys(mediaKeys);
    expect(second.mediaKeys === mediaKeys).to.equal(true);
  });
});
