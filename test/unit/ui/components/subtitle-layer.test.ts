import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import {
  CAPTION_BACKGROUNDS,
  CAPTION_COLORS,
  CAPTION_EDGES,
  CAPTION_POSITIONS,
  CAPTION_SIZES,
  DEFAULT_CAPTION_LOOK,
  type CaptionLook,
} from '../../../../src/captions/caption-look.ts';
import type { Cue } from '../../../../src/captions/cue.ts';
import '../../../../src/ui/components/subtitle-layer.ts';
import type { SubtitleLayer } from '../../../../src/ui/components/subtitle-layer.ts';
import { tokens } from '../../../../src/ui/theme.ts';
import { cue, span } from '../../captions/some-cues.ts';

const HEIGHT = 900;

async function layerOf(cues: readonly Cue[], look: Partial<CaptionLook> = {}, sample = ''): Promise<SubtitleLayer> {
  const root = await fixture<HTMLElement>(html`
    <div style="position: relative; width: 1728px; height: ${HEIGHT}px">
      <style>
        .stage { ${tokens} position: absolute; top: 0; left: 0; width: 100%; height: 100%; }
      </style>
      <subtitle-layer
        class="stage"
        .cues=${cues}
        .look=${{ ...DEFAULT_CAPTION_LOOK, ...look }}
        .sample=${sample}
      ></subtitle-layer>
    </div>
  `);
  const layer = root.querySelector('subtitle-layer');
  if (!layer) throw new TypeError('There is no layer');
  await layer.updateComplete;
  return layer;
}

const partsOf = (layer: SubtitleLayer, selector: string): readonly HTMLElement[] =>
  Array.from(layer.renderRoot.querySelectorAll<HTMLElement>(selector));

async function styleFor(look: Partial<CaptionLook>, property: keyof CSSStyleDeclaration): Promise<unknown> {
  const [paragraph] = partsOf(await layerOf([cue(0, 9, 'Dusk')], look), 'p');
  return paragraph && getComputedStyle(paragraph)[property];
}

describe('<subtitle-layer>', () => {
  it('gives each size, colour, background and edge a look of its own', async () => {
    const looks = {
      fontSize: CAPTION_SIZES.map((size) => ({ size })),
      color: CAPTION_COLORS.filter((color) => color !== 'original').map((color) => ({ color })),
      backgroundColor: CAPTION_BACKGROUNDS.map((background) => ({ background })),
      textShadow: CAPTION_EDGES.map((edge) => ({ edge })),
    } as const;
    for (const [property, values] of Object.entries(looks)) {
      const seen = await Promise.all(values.map((look) => styleFor(look, property as keyof CSSStyleDeclaration)));
      expect(new Set(seen).size, `${property}: ${seen.join('; ')}`).to.equal(values.length);
    }
  });

  it('is never smaller than 28 px', async () => {
    for (const size of CAPTION_SIZES)
      expect(parseFloat(String(await styleFor({ size }, 'fontSize')))).to.be.at.least(28);
  });

  it('stands at the lower edge or at the upper one, and leaves what the author put there at the top', async () => {
    const placeOf = async (position: CaptionLook['position'], half: Cue['half']): Promise<string> => {
      const layer = await layerOf([cue(0, 9, 'Dusk', { half })], { position });
      const top = partsOf(layer, 'p')[0]?.getBoundingClientRect().top ?? NaN;
      return top - layer.getBoundingClientRect().top < HEIGHT / 2 ? 'top' : 'bottom';
    };
    const at = (half: Cue['half']): Promise<readonly string[]> =>
      Promise.all(CAPTION_POSITIONS.map((position) => placeOf(position, half)));
    expect(await at(null)).to.deep.equal(['bottom', 'top']);
    expect(await at('bottom')).to.deep.equal(['bottom', 'top']);
    expect(await at('top')).to.deep.equal(['top', 'top']);
  });

  it('shows the author’s colours and letters, until the viewer wants a colour', async () => {
    const lines = [
      [span('Plain '), span('green', { color: 'lime', isItalic: true, isBold: true, isUnderlined: true })],
    ];
    const layer = await layerOf([{ ...cue(0, 9), lines }]);
    const [marked] = partsOf(layer, '.line span');
    expect(marked && getComputedStyle(marked)).to.include({
      color: 'rgb(0, 255, 0)',
      fontStyle: 'italic',
      fontWeight: '600',
    });
    expect(marked && getComputedStyle(marked).textDecorationLine).to.equal('underline');
    layer.look = { ...DEFAULT_CAPTION_LOOK, color: 'yellow' };
    await layer.updateComplete;
    const [yellow] = partsOf(layer, '.line span');
    expect(yellow && getComputedStyle(yellow).color).to.equal('rgb(255, 225, 77)');
  });

  it('lets each line run in its own direction', async () => {
    const layer = await layerOf([cue(0, 9, 'مساء الخير\nGood evening', { align: 'start' })]);
    expect(partsOf(layer, '.line').map((line) => getComputedStyle(line).direction)).to.deep.equal(['rtl', 'ltr']);
  });

  it('breaks long lines and words, and stays in its area with however many cues', async () => {
    const long = 'as long as can be '.repeat(12) + 'x'.repeat(200);
    const many = Array.from({ length: 30 }, (_, at) => cue(at, 99, `${at} ${long}`));
    const layer = await layerOf(many, { size: 'xl' });
    const area = layer.getBoundingClientRect();
    for (const stack of partsOf(layer, '.top, .bottom')) {
      expect(stack.getBoundingClientRect().top).to.be.at.least(area.top);
      expect(stack.getBoundingClientRect().bottom).to.be.at.most(area.bottom + 0.5);
      expect(stack.getBoundingClientRect().right).to.be.at.most(area.right + 0.5);
    }
    for (const paragraph of partsOf(layer, 'p')) {
      expect(paragraph.scrollWidth).to.be.at.most(area.width);
      expect(paragraph.getBoundingClientRect().width).to.be.at.most(area.width + 0.5);
    }
    const last = partsOf(layer, 'p')[29]?.getBoundingClientRect();
    expect(last?.bottom).to.be.closeTo(area.bottom, 0.5);
  });

  it('shows a sample where there is no cue, and only there', async () => {
    const layer = await layerOf([], {}, 'Like this');
    expect(partsOf(layer, 'p').map((p) => p.textContent.trim())).to.deep.equal(['Like this']);
    layer.cues = [cue(0, 9, 'Dusk')];
    await layer.updateComplete;
    expect(partsOf(layer, 'p').map((p) => p.textContent.trim())).to.deep.equal(['Dusk']);
  });
});
