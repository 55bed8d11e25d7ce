import { expect } from '@open-wc/testing';
import { LitElement } from 'lit';
import type { CSSResult, CSSResultOrNative } from 'lit';
import '../../../src/ui/screens/player-room.ts';
import '../../../src/ui/tv-app.ts';
import { tokens } from '../../../src/ui/theme.ts';

const ELEMENTS = [
  ...['home-screen', 'player-screen', 'player-room', 'art-backdrop', 'choice-button', 'error-panel', 'exit-question'],
  ...['seek-bar', 'seek-preview', 'title-card', 'title-hero', 'waiting-spinner', 'wall-clock'],
];

function stylesOf(tag: string): string {
  const element = customElements.get(tag);
  if (!element || !(element.prototype instanceof LitElement)) throw new TypeError(`There is no <${tag}>`);
  const isCss = (style: CSSResultOrNative): style is CSSResult => 'cssText' in style;
  return (element as typeof LitElement).elementStyles.filter(isCss).map(String).join('\n');
}

function luminance(token: string): number {
  const hex = new RegExp(`--color-${token}: #(\\w{6})`).exec(tokens.cssText)?.[1] ?? '';
  const linear = [0, 2, 4].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe('tokens', () => {
  it('give text a contrast of at least 7:1, focus and errors at least 3:1', () => {
    for (const ground of ['background', 'surface']) {
      expect(contrast('text', ground), ground).at.least(7);
      expect(contrast('text-quiet', ground), ground).at.least(7);
      expect(contrast('accent', ground), ground).at.least(3);
      expect(contrast('error', ground), ground).at.least(3);
    }
  });

  it('hold no text smaller than 28 px', () => {
    const sizes = [...tokens.cssText.matchAll(/--size-\w+: (\d+)px/g)].map(([, size]) => Number(size));
    expect(sizes.sort((a, b) => b - a)).to.deep.equal([72, 44, 34, 28]);
  });

  it('are where every colour and length of an element comes from', () => {
    for (const tag of ELEMENTS) {
      expect(stylesOf(tag), tag).not.to.match(/#[0-9a-f]{3,8}\b|rgba?\(|\d(px|rem|em|vw|vh)\b/i);
    }
  });

  it('animate nothing but transform and opacity', () => {
    for (const tag of ELEMENTS) {
      for (const [, transition = ''] of stylesOf(tag).matchAll(/transition:\s*([^;]+);/g)) {
        expect(transition.trim(), tag).to.match(/^(transform|opacity) |^none$/);
      }
    }
  });
});
