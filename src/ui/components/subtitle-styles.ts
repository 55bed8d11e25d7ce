import { css } from 'lit';

/** One class for each value of each part of a `CaptionLook`. */
export const subtitleStyles = css`
  :host {
    display: block;
    pointer-events: none;
  }
  .all {
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    height: 100%;
    line-height: 1.3;
  }
  .top,
  .bottom {
    display: flex;
    flex-direction: column;
    align-items: center;
    overflow: hidden;
  }
  .top {
    flex: none;
    max-height: 50%;
  }
  .bottom {
    flex: 0 1 auto;
    justify-content: flex-end;
    min-height: 0;
  }
  p {
    flex: none;
    max-width: 100%;
    margin-top: var(--space-xs);
    padding: var(--space-hair) var(--space-s);
    border-radius: var(--radius-s);
    text-align: center;
    overflow-wrap: break-word;
  }
  .line {
    display: block;
  }
  .bold {
    font-weight: var(--weight-strong);
  }
  .italic {
    font-style: italic;
  }
  .underlined {
    text-decoration: underline;
  }
  .align-start {
    text-align: start;
  }
  .align-end {
    text-align: end;
  }
  .align-left {
    text-align: left;
  }
  .align-right {
    text-align: right;
  }
  .size-s {
    font-size: var(--caption-size-s);
  }
  .size-m {
    font-size: var(--caption-size-m);
  }
  .size-l {
    font-size: var(--caption-size-l);
  }
  .size-xl {
    font-size: var(--caption-size-xl);
  }
  .color-original,
  .color-white {
    color: var(--caption-white);
  }
  .color-yellow {
    color: var(--caption-yellow);
  }
  .color-green {
    color: var(--caption-green);
  }
  .color-cyan {
    color: var(--caption-cyan);
  }
  .background-half p {
    background: var(--caption-veil);
  }
  .background-solid p {
    background: var(--caption-black);
  }
  .edge-outline {
    text-shadow: var(--caption-outline);
  }
  .edge-shadow {
    text-shadow: var(--caption-shadow);
  }
`;
