import { css } from 'lit';

export const controlsStyles = css`
  .top,
  .bottom {
    position: absolute;
    left: 0;
    width: 100%;
    padding: var(--safe-y) var(--safe-x);
  }
  .top {
    display: flex;
    align-items: flex-start;
    top: 0;
    height: var(--scrim-top);
    background: linear-gradient(
      to bottom,
      var(--color-veil-strong) 0%,
      var(--color-veil) 34%,
      var(--color-veil-light) 64%,
      var(--color-clear) 100%
    );
  }
  .bottom {
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    bottom: 0;
    height: var(--scrim-bottom);
    background: linear-gradient(
      to top,
      var(--color-veil-strong) 12%,
      var(--color-veil) 46%,
      var(--color-veil-light) 70%,
      var(--color-clear) 100%
    );
  }
  .names {
    flex: 1;
    min-width: 0;
  }
  .names p {
    overflow: hidden;
    color: var(--color-text-quiet);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .top h1 {
    overflow: hidden;
    font-size: var(--size-title);
    font-weight: var(--weight-strong);
    letter-spacing: var(--tracking-title);
    line-height: 1.2;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .times {
    -webkit-margin-start: var(--space-xl);
    text-align: end;
  }
  .times p {
    color: var(--color-text-quiet);
    font-size: var(--size-label);
  }
  .live {
    align-self: flex-start;
    padding: var(--space-hair) var(--space-s);
    border-radius: var(--radius-s);
    background: var(--color-live);
    font-size: var(--size-label);
    font-weight: var(--weight-strong);
    white-space: nowrap;
  }
  .live.behind {
    background: var(--color-control);
  }
  .buttons {
    display: flex;
    margin-top: var(--space-l);
  }
  /* Before a button of a long language leaves the screen, the longest names are cut: of a short one nothing would be left. */
  .buttons > * {
    flex-shrink: 0;
    min-width: var(--button-height);
    padding: 0 var(--space-m);
  }
  .buttons > [data-focus='restart'],
  .buttons > [data-focus='tracks'] {
    flex-shrink: 1;
  }
  .buttons > * + * {
    -webkit-margin-start: var(--space-s);
  }
  seek-bar {
    outline: none;
  }
`;
