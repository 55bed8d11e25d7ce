import { css } from 'lit';
import { fullCanvas } from '../full-canvas.ts';

export const homeStyles = css`
  :host {
    display: block;
    ${fullCanvas}
    background: var(--color-background);
  }
  :host([hidden]) {
    display: none;
  }
  header {
    display: flex;
    align-items: center;
    position: absolute;
    top: var(--safe-y);
    left: var(--safe-x);
    width: var(--safe-width);
    height: var(--top-bar-height);
  }
  .mark {
    width: var(--mark-size);
    height: var(--mark-size);
    -webkit-margin-end: var(--space-s);
    color: var(--color-accent);
  }
  .wordmark {
    font-size: var(--size-body);
    font-weight: var(--weight-strong);
    letter-spacing: var(--tracking-title);
  }
  .notice {
    flex: 1;
    overflow: hidden;
    padding: 0 var(--space-xl);
    color: var(--color-text-quiet);
    font-size: var(--size-label);
    text-align: end;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  title-hero {
    position: absolute;
    bottom: var(--hero-bottom);
    left: var(--safe-x);
    width: var(--safe-width);
  }
  .message {
    display: flex;
    flex-direction: column;
    justify-content: center;
    position: absolute;
    top: 0;
    left: var(--safe-x);
    width: var(--safe-width);
    height: 100%;
  }
  .loading {
    position: absolute;
    bottom: var(--hero-bottom);
    left: var(--safe-x);
    width: var(--safe-width);
  }
  .skeleton {
    position: absolute;
    top: var(--rails-top);
    left: var(--safe-x);
    width: var(--safe-width);
    animation: breathe var(--time-pulse) ease-in-out infinite alternate;
  }
  .skeleton div {
    position: absolute;
    border-radius: var(--radius-m);
    background: var(--color-surface);
  }
  .skeleton .card {
    top: var(--rail-heading-height);
    width: var(--card-width);
    height: var(--card-height);
  }
  .skeleton .heading {
    top: 0;
    width: var(--skeleton-width);
    height: var(--size-label);
    border-radius: var(--radius-s);
  }
  @keyframes breathe {
    from {
      opacity: 0.55;
    }
    to {
      opacity: 1;
    }
  }
`;
