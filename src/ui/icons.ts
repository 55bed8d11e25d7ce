import { svg, html } from 'lit';
import type { TemplateResult } from 'lit';

export type IconName = 'play' | 'pause' | 'restart' | 'back' | 'forward';

const SHAPES: Readonly<Record<IconName, TemplateResult>> = {
  play: svg`<path d="M8 4.6v14.8a1 1 0 0 0 1.5.9l12-7.4a1 1 0 0 0 0-1.8l-12-7.4A1 1 0 0 0 8 4.600z" />`,
  pause: svg`<rect x="5" y="4" width="5" height="16" rx="1.4" /><rect x="14" y="4" width="5" height="16" rx="1.4" />`,
  restart: svg`<rect x="4" y="5" width="2.8" height="14" rx="1.2" />
    <path d="M20 6.200v11.600a1 1 0 0 1-1.550.830l-8.700-5.800a1 1 0 0 1 0-1.660l8.700-5.800A1 1 0 0 1 20 6.200z" />`,
  back: svg`<path d="M12.400 5.500a7.200 7.200 0 1 1-6.700 4.600" fill="none" stroke="currentColor" stroke-width="2.400"
      stroke-linecap="round" /><path d="M13.600 1.700v7.600L7.800 5.500z" />`,
  forward: svg`<path d="M11.600 5.500a7.200 7.200 0 1 0 6.700 4.600" fill="none" stroke="currentColor" stroke-width="2.400"
      stroke-linecap="round" /><path d="M10.400 1.700v7.600l5.800-3.800z" />`,
};

/** Decoration: whatever it stands in carries the name. */
export function icon(name: IconName): TemplateResult {
  return html`<svg viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">${SHAPES[name]}</svg>`;
}

/** The latchkey of assets/logo.svg: the mark of the app, and of protected titles. */
export function keyMark(): TemplateResult {
  return html`<svg viewBox="0 0 80 80" fill="currentColor" aria-hidden="true">${KEY}</svg>`;
}

const KEY = svg`<path fill-rule="evenodd" d="M40 4a21 21 0 0 1 6 41.100V50h9a3 3 0 0 1 3 3v5a3 3 0 0 1-3 3h-9v4h5a3 3 0 0 1 3 3v5a3 3 0 0 1-3 3H37a3 3 0 0 1-3-3V45.100A21 21 0 0 1 40 4z" />`;
