import { css } from 'lit';

export const homeStyles = css`
  :host {
    display: block;
    position: absolute;
    top: 0;
    left: 0;
    width: var(--canvas-width);
    height: var(--canvas-height);
    background: var(--color-background);
  }
  :host([hidden]) {
    display: none;
  }
  .veil {
    position: absolute;
    top: 0;
    left: 0;
    width: 100%;
    height: 100%;
    background:
      linear-gradient(to bottom, var(--color-veil) 0%, var(--color-clear) 18%),
      linear-gradient(to top, var(--color-background) 8%, var(--color-veil-strong) 34%, var(--color-clear) 68%),
      linear-gradient(to right, var(--color-veil-strong) 0%, var(--color-veil) 34%, var(--color-clear) 72%);
  }
  .veil.rtl {
    background:
      linear-gradient(to bottom, var(--color-veil) 0%, var(--color-clear) 18%),
      linear-gradient(to top, var(--color-background) 8%, var(--color-veil-strong) 34%, var(--color-clear) 68%),
      linear-gradient(to left, var(--color-veil-strong) 0%, var(--color-veil) 34%, var(--color-clear) 72%);
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
    max-width: none;
  }
  .message {
    position: absolute;
    bottom: var(--hero-bottom);
    left: var(--safe-x);
    width: var(--safe-width);
  }
  .skeleton {
    animation: breathe var(--time-pulse) ease-in-out infinite alternate;
  }
  .skeleton div {
    position: absolute;
    top: calc(var(--rails-top) + var(--rail-heading-height));
    width: var(--card-width);
    height: var(--card-height);
    border-radius: var(--radius-m);
    background: var(--color-surface);
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
