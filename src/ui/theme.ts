import { css, unsafeCSS } from 'lit';

/** Canvas pixels that arithmetic (of rails, of thumbnails) needs as well as the styles. */
export const CANVAS = { width: 1920, height: 1080 } as const;
export const CARD = { width: 400, height: 225, pitch: 432 } as const;
export const THUMBNAIL = { width: 384, height: 216 } as const;
export const RAIL = { pitch: 330, visibleCards: 4 } as const;

const px = (value: number) => unsafeCSS(`${value}px`);

/**
 * Every colour and size of the app. `tv-app` sets them on itself, all elements below inherit them.
 * Direction-aware margins are written `-webkit-margin-start`: the standard name came with Chromium 69.
 */
export const tokens = css`
  --color-background: #0b0e14;
  --color-surface: #161b26;
  --color-surface-high: #232a38;
  --color-text: #f4f1ea;
  --color-text-quiet: #a9b0be;
  --color-accent: #ffb547;
  --color-error: #ff6b5e;
  --color-live: #e5484d;
  --color-clear: rgba(11, 14, 20, 0);
  --color-veil-light: rgba(11, 14, 20, 0.35);
  --color-veil: rgba(11, 14, 20, 0.66);
  --color-veil-strong: rgba(11, 14, 20, 0.92);
  --color-control: rgba(244, 241, 234, 0.13);
  --color-line: rgba(244, 241, 234, 0.14);
  --color-line-strong: rgba(244, 241, 234, 0.34);

  --font-family: Inter, 'Noto Sans', 'Noto Sans Arabic', sans-serif;
  --size-hero: 72px;
  --size-title: 44px;
  --size-body: 34px;
  --size-label: 28px;
  --weight-regular: 400;
  --weight-strong: 600;
  --tracking-hero: -0.022em;
  --tracking-title: -0.014em;
  --tracking-label: 0.01em;

  --safe-x: 96px;
  --safe-y: 54px;
  --safe-width: 1728px;
  --canvas-width: ${px(CANVAS.width)};
  --canvas-height: ${px(CANVAS.height)};
  --space-hair: 2px;
  --space-xs: 8px;
  --space-s: 16px;
  --space-m: 24px;
  --space-l: 32px;
  --space-xl: 48px;
  --space-xxl: 64px;
  --radius-s: 6px;
  --radius-m: 12px;
  --radius-l: 24px;
  --radius-round: 999px;

  --top-bar-height: 56px;
  --mark-size: 52px;
  --icon-size: 36px;
  --badge-height: 40px;
  --hero-width: 1180px;
  --hero-bottom: 478px;
  --rails-top: 654px;
  --rail-heading-height: 54px;
  --card-width: ${px(CARD.width)};
  --card-height: ${px(CARD.height)};
  --button-height: 84px;
  --chip-height: 64px;
  --chip-width: 148px;
  --message-width: 1080px;
  --skeleton-width: 300px;
  --terms-height: 152px;
  --dialog-width: 760px;
  --panel-width: 640px;
  --subtitle-raised: 300px;
  --subtitle-over-thumbnail: 544px;
  --next-width: 560px;
  --next-art-width: 224px;
  --next-art-height: 126px;
  --offer-raised: 300px;
  --subtitle-under-top-bar: 160px;
  --caption-size-s: 34px;
  --caption-size-m: 44px;
  --caption-size-l: 56px;
  --caption-size-xl: 72px;
  --caption-white: #ffffff;
  --caption-yellow: #ffe14d;
  --caption-green: #7dffa0;
  --caption-cyan: #6fe8ff;
  --caption-black: #000000;
  --caption-veil: rgba(0, 0, 0, 0.66);
  --caption-shadow: 3px 3px 4px #000000, 1px 1px 2px #000000;
  --caption-outline:
    -2px -2px 0 #000000, 0 -3px 0 #000000, 2px -2px 0 #000000, 3px 0 0 #000000, 2px 2px 0 #000000, 0 3px 0 #000000,
    -2px 2px 0 #000000, -3px 0 0 #000000;
  --spinner-size: 64px;
  --mark-size-large: 88px;
  --accent-line-width: 72px;
  --bar-height: 8px;
  --mark-width: 4px;
  --knob-size: 28px;
  --bubble-width: 168px;
  --thumbnail-width: ${px(THUMBNAIL.width)};
  --thumbnail-height: ${px(THUMBNAIL.height)};
  --time-width: 148px;
  --scrim-top: 340px;
  --scrim-bottom: 560px;

  --focus-scale: 1.06;
  --focus-line: 4px;
  --focus-reach: -10px;
  --time-move: 120ms;
  --time-fade: 480ms;
  --time-pulse: 1600ms;
  --time-spin: 1100ms;
  --delay-spinner: 400ms;
  --ease-out: cubic-bezier(0.2, 0.7, 0.2, 1);
`;

/** For whoever asks the TV for less motion: nothing scales or slides, what must change still fades. */
export const calmTokens = css`
  --focus-scale: 1;
  --time-move: 0ms;
`;

/** Darkens artwork only where words stand on it: the left half, the bottom, a little at the top. */
export const veil = css`
  .veil {
    position: absolute;
    top: 0;
    left: 0;
    width: 100%;
    height: 100%;
    background: var(--veil-edges), linear-gradient(to right, var(--veil-stops));
    --veil-edges:
      linear-gradient(to bottom, var(--color-veil) 0%, var(--color-veil-light) 12%, var(--color-clear) 24%),
      linear-gradient(
        to top,
        var(--color-background) 0%,
        var(--color-veil-strong) 24%,
        var(--color-veil) 38%,
        var(--color-clear) 60%
      );
    --veil-stops:
      var(--color-veil-strong) 0%, var(--color-veil) 34%, var(--color-veil-light) 58%, var(--color-clear) 78%;
  }
  .veil.rtl {
    background: var(--veil-edges), linear-gradient(to left, var(--veil-stops));
  }
`;

/** First in the styles of every element. What `*` inherited by name would be computed anew in each frame that moves a card. */
export const base = css`
  :host {
    box-sizing: border-box;
    color: var(--color-text);
    font-family: var(--font-family);
    font-size: var(--size-body);
    font-weight: var(--weight-regular);
    line-height: 1.35;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  p {
    margin: 0;
    font-weight: inherit;
  }
  [hidden] {
    display: none;
  }
  svg {
    display: block;
    width: 100%;
    height: 100%;
  }
  .unseen {
    position: absolute;
    width: 1%;
    height: 1%;
    overflow: hidden;
    opacity: 0;
  }
`;

/**
 * The look of focus, for elements of class `focusable` that are positioned: the ring stands 6 px off and is 4 px wide.
 * A border on a pseudo-element, because an outline follows rounded corners only from Chromium 94 on. The ring is there in the
 * first frame after the key, with its scale and without a transition: each element has its layer from the beginning.
 */
export const focusRing = css`
  .focusable {
    outline: none;
    will-change: transform;
  }
  .focusable::after {
    content: '';
    position: absolute;
    top: var(--focus-reach);
    right: var(--focus-reach);
    bottom: var(--focus-reach);
    left: var(--focus-reach);
    border: var(--focus-line) solid var(--color-accent);
    border-radius: var(--ring-radius, var(--radius-l));
    visibility: hidden;
    pointer-events: none;
  }
  .focusable:focus {
    transform: scale(var(--focus-scale));
  }
  .focusable:focus::after {
    visibility: visible;
  }
`;
