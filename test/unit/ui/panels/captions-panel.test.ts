import { expect } from '@open-wc/testing';
import { DEFAULT_CAPTION_LOOK } from '../../../../src/captions/caption-look.ts';
import { captionsPanel } from '../../../../src/ui/panels/captions-panel.ts';

const look = { ...DEFAULT_CAPTION_LOOK, size: 'l', edge: 'shadow' } as const;

describe('captionsPanel', () => {
  it('has a named line of choices for each part of the look, with one chosen: what holds now', () => {
    const groups = captionsPanel(look);
    expect(groups.map(({ heading }) => heading)).to.deep.equal(['Size', 'Position', 'Color', 'Background', 'Edge']);
    const chosen = groups.map(({ choices }) => choices.filter(({ isChosen }) => isChosen).map(({ label }) => label));
    expect(chosen).to.deep.equal([['L'], ['Bottom'], ['Original'], ['Shaded'], ['Shadow']]);
    for (const { choices } of groups) for (const { label } of choices) expect(label).to.be.a('string').and.not.be.empty;
  });

  it('changes one part and leaves the others', () => {
    const [, , color] = captionsPanel(look);
    const yellow = color?.choices.find(({ label }) => label === 'Yellow');
    expect(yellow?.does).to.deep.equal({
      app: { type: 'change-settings', settings: { captions: { ...look, color: 'yellow' } } },
    });
  });
});
