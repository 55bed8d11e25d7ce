import { css } from 'lit';

/** What the exit question and the error panel share: a message on the left edge of the picture's calm side, choices below. */
export const dialogStyles = css`
  :host {
    display: block;
    position: relative;
    width: var(--panel-width);
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
    max-width: var(--panel-width);
  }
  .choices {
    display: flex;
    margin-top: var(--space-xl);
  }
  .choices > * + * {
    -webkit-margin-start: var(--space-l);
  }
`;
