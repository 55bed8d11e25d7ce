import { css } from 'lit';

/** What dialogs share: a message on the left edge of the picture's calm side, choices below. */
export const dialogStyles = css`
  :host {
    display: block;
    position: relative;
    width: var(--message-width);
  }
  .mark {
    width: var(--mark-size-large);
    height: var(--mark-size-large);
    color: var(--color-accent);
    margin-bottom: var(--space-l);
  }
  h2 {
    font-size: var(--size-title);
    font-weight: var(--weight-strong);
    letter-spacing: var(--tracking-title);
    line-height: 1.2;
  }
  h2,
  p {
    max-width: var(--message-width);
  }
  .choices {
    display: flex;
    margin-top: var(--space-xl);
  }
  .choices > * + * {
    -webkit-margin-start: var(--space-l);
  }
`;

/** Of those that stand in the middle of the screen, on a surface of their own. */
export const cardStyles = css`
  :host {
    width: var(--dialog-width);
    padding: var(--space-xxl);
    border-radius: var(--radius-l);
    background: var(--color-surface);
  }
  choice-button {
    background: var(--color-surface-high);
  }
  choice-button:focus {
    background: var(--color-text);
  }
`;
