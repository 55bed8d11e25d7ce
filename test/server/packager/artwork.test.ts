import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ARTWORK_IDS, readArtwork } from '../../../server/packager/artwork.ts';

/** Width and height from a JPEG's start-of-frame segment. */
function sizeOf(jpeg: Buffer): readonly [width: number, height: number] {
  for (let position = 2; position < jpeg.length; position += 2 + jpeg.readUInt16BE(position + 2)) {
    const marker = jpeg.readUInt16BE(position);
    if (marker === 0xffc0 || marker === 0xffc2)
      return [jpeg.readUInt16BE(position + 7), jpeg.readUInt16BE(position + 5)];
  }
  throw new RangeError('Expected a JPEG');
}

describe('readArtwork', () => {
  it('reads a card and a background of each title, small enough for a feed', async () => {
    assert.equal(ARTWORK_IDS.length, 9);
    for (const id of ARTWORK_IDS) {
      const { card, background } = await readArtwork(id);
      assert.deepEqual(sizeOf(card), [800, 450]);
      assert.deepEqual(sizeOf(background), [1920, 1080]);
      assert.ok(card.length < 50_000 && background.length < 130_000, id);
    }
  });

  it('reads nothing but its own folder', async () => {
    await assert.rejects(readArtwork('../film/aac-en'), /Expected one of aurora/);
  });
});
