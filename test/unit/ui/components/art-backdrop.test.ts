import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { ArtBackdrop } from '../../../../src/ui/components/art-backdrop.ts';
import '../../../../src/ui/components/art-backdrop.ts';

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

function shown(backdrop: ArtBackdrop): string[] {
  return [...backdrop.renderRoot.querySelectorAll('img.shown')].map((image) => image.getAttribute('src') ?? '');
}

async function show(backdrop: ArtBackdrop, name: string): Promise<void> {
  backdrop.src = `${PIXEL}#${name}`;
  await waitUntil(() => shown(backdrop).pop() === `${PIXEL}#${name}`);
}

describe('<art-backdrop>', () => {
  let backdrop: ArtBackdrop;
  beforeEach(async () => {
    backdrop = await fixture<ArtBackdrop>(html`<art-backdrop></art-backdrop>`);
  });

  it('is accessible', async () => {
    await expect(backdrop).to.be.accessible();
  });

  it('fades a picture over the one before, which stays below', async () => {
    await show(backdrop, 'first');
    await show(backdrop, 'second');
    expect(shown(backdrop)).to.deep.equal([`${PIXEL}#first`, `${PIXEL}#second`]);
  });

  it('goes back and forth between pictures it has', async () => {
    await show(backdrop, 'first');
    await show(backdrop, 'second');
    await show(backdrop, 'first');
    await show(backdrop, 'second');
    await show(backdrop, 'third');
    expect(shown(backdrop)).to.deep.equal([`${PIXEL}#third`]);
  });

  it('keeps the picture before until the new one is there', async () => {
    await show(backdrop, 'first');
    backdrop.src = `${PIXEL}#second`;
    await backdrop.updateComplete;
    expect(shown(backdrop)).to.deep.equal([`${PIXEL}#first`]);
  });

  it('shows the plain background for a picture that cannot be loaded, and for none', async () => {
    await show(backdrop, 'first');
    backdrop.src = 'data:image/gif;base64,AAAA';
    await waitUntil(() => shown(backdrop).length === 0);
    await show(backdrop, 'second');
    backdrop.src = '';
    await backdrop.updateComplete;
    expect(shown(backdrop)).to.deep.equal([]);
  });
});
