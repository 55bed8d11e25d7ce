import { svg, html } from 'lit';
import type { TemplateResult } from 'lit';

export type IconName =
  | 'play'
  | 'pause'
  | 'restart'
  | 'back'
  | 'forward'
  | 'next'
  | 'tracks'
  | 'live'
  | 'quality'
  | 'info'
  | 'check'
  | 'none';

const SHAPES: Readonly<Record<IconName, TemplateResult>> = {
  play: svg`<path d="M8 4.6v14.8a1 1 0 0 0 1.5.9l12-7.4a1 1 0 0 0 0-1.8l-12-7.4A1 1 0 0 0 8 4.600z" />`,
  pause: svg`<rect x="5" y="4" width="5" height="16" rx="1.4" /><rect x="14" y="4" width="5" height="16" rx="1.4" />`,
  restart: svg`<rect x="4" y="5" width="2.8" height="14" rx="1.2" />
    <path d="M20 6.200v11.600a1 1 0 0 1-1.550.830l-8.700-5.800a1 1 0 0 1 0-1.660l8.700-5.800A1 1 0 0 1 20 6.200z" />`,
  back: svg`<path d="M12.400 5.500a7.200 7.200 0 1 1-6.700 4.600" fill="none" stroke="currentColor" stroke-width="2.400"
      stroke-linecap="round" /><path d="M13.600 1.700v7.600L7.800 5.500z" />`,
  forward: svg`<path d="M11.600 5.500a7.200 7.200 0 1 0 6.700 4.600" fill="none" stroke="currentColor" stroke-width="2.400"
      stroke-linecap="round" /><path d="M10.400 1.700v7.600l5.800-3.800z" />`,
  next: svg`<rect x="17.200" y="5" width="2.800" height="14" rx="1.200" />
    <path d="M4 6.200v11.600a1 1 0 0 0 1.550.830l8.700-5.800a1 1 0 0 0 0-1.660l-8.700-5.800A1 1 0 0 0 4 6.200z" />`,
  tracks: svg`<rect x="2.600" y="4.600" width="18.800" height="14.800" rx="2.400" fill="none" stroke="currentColor" stroke-width="2.200" />
    <rect x="6" y="13.400" width="5" height="2.400" rx="1" /><rect x="12.600" y="13.400" width="5.400" height="2.400" rx="1" />
    <rect x="6" y="9" width="8" height="2.400" rx="1" />`,
  live: svg`<circle cx="12" cy="12" r="6" />`,
  quality: svg`<path d="M3 8h9M18 8h3M3 16h3M12 16h9" fill="none" stroke="currentColor" stroke-width="2.400" stroke-linecap="round" />
    <circle cx="15" cy="8" r="3" /><circle cx="9" cy="16" r="3" />`,
  info: svg`<circle cx="12" cy="12" r="9.200" fill="none" stroke="currentColor" stroke-width="2.200" />
    <path d="M12 11.400v5.200" stroke="currentColor" stroke-width="2.600" stroke-linecap="round" /><circle cx="12" cy="7.600" r="1.600" />`,
  check: svg`<path d="M4.600 12.600l4.900 4.900L19.600 7.300" fill="none" stroke="currentColor" stroke-width="2.800"
      stroke-linecap="round" stroke-linejoin="round" />`,
  none: svg``,
};

/** Decoration: whatever it stands in carries the name. */
export function icon(name: IconName): TemplateResult {
  return html`<svg viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">${SHAPES[name]}</svg>`;
}

/** The latchkey of assets/logo.svg: the mark of the app, and of protected titles. */
export function keyMark(): TemplateResult {
  return html`<svg viewBox="0 0 80 80" fill="currentColor" aria-hidden="true">${KEY}</svg>`;
}

const KEY = svg`<path fill-rule="evenodd" d="M45.7 35.1L69.2 58.6Q71.8 61.1 69.2 63.7L63.7 69.2L57.4 75.5Q55.6 77.3 53.7 75.5L50.8 72.5Q49.0 70.7 50.8 68.9L56.3 63.3L51.9 58.9L48.4 62.5Q46.5 64.3 44.7 62.5L41.8 59.5Q39.9 57.7 41.8 55.8L45.3 52.3L36.9 43.9A21.3 21.3 0 1 1 45.7 35.1zM36.5 23.6Q39.1 25.1 36.5 26.6L24.9 33.3Q22.3 34.8 22.3 31.8L22.3 18.4Q22.3 15.4 24.9 16.9z" />`;
