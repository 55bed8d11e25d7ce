import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { RECOVERY } from '../../../../src/errors.ts';
import type { PlayerErrorCode } from '../../../../src/errors.ts';
import type { ErrorPanel } from '../../../../src/ui/components/error-panel.ts';
import '../../../../src/ui/components/error-panel.ts';
import { tokens } from '../../../../src/ui/theme.ts';
import { failure } from '../demo-catalog.ts';
import { focusedItem } from '../mount-app.ts';

async function panelFor(code: PlayerErrorCode, leaves: ErrorPanel['leaves'] = 'player'): Promise<ErrorPanel> {
  const outside = await fixture<HTMLElement>(
    html`<div style=${`${tokens.cssText} background: var(--color-background)`}>
      <error-panel .error=${failure(code)} .leaves=${leaves} .active=${true}></error-panel>
    </div>`,
  );
  const panel = outside.querySelector('error-panel');
  if (!panel) throw new TypeError('There is no error panel');
  await panel.updateComplete;
  return panel;
}

function labels(panel: ErrorPanel): string[] {
  return [...panel.renderRoot.querySelectorAll('choice-button')].map(({ label }) => label);
}

const press = (panel: ErrorPanel, key: 'ok' | 'right', isRepeat = false): boolean =>
  panel.pressKey({ key, isRepeat, atMs: 0 });

describe('<error-panel>', () => {
  it('is accessible with one choice and with two', async () => {
    await expect(await panelFor('MEDIA_UNSUPPORTED')).to.be.accessible();
    await expect(await panelFor('LICENSE_DENIED')).to.be.accessible();
  });

  it('offers the way that fits the code, Retry first where it helps', async () => {
    expect(labels(await panelFor('LICENSE_DENIED'))).to.deep.equal(['Try again', 'Sign in again']);
    expect(labels(await panelFor('MEDIA_MANIFEST_UNREACHABLE'))).to.deep.equal(['Try again', 'Back to home']);
    expect(labels(await panelFor('MEDIA_DECODE'))).to.deep.equal(['Try again', 'Back to home']);
    expect(labels(await panelFor('ENTITLEMENT_DENIED'))).to.deep.equal(['Back to home']);
    expect(labels(await panelFor('CONFIG_INVALID', 'app'))).to.deep.equal(['Leave']);
  });

  it('has one or two choices for every code, and focuses the first', async () => {
    for (const code of Object.keys(RECOVERY) as PlayerErrorCode[]) {
      const panel = await panelFor(code);
      expect(labels(panel), code).to.have.length.within(1, 2);
      expect(focusedItem(), code).to.equal(RECOVERY[code] === 'exit' ? 'leave' : 'retry');
    }
  });

  it('tells which choice was taken', async () => {
    const panel = await panelFor('LICENSE_DENIED');
    press(panel, 'right');
    setTimeout(() => press(panel, 'ok'));
    const event = await oneEvent(panel, 'error-choice');
    expect(event.detail).to.equal('reauthorize');
  });

  it('takes no choice from a key that was held when it came up', async () => {
    const panel = await panelFor('LICENSE_DENIED');
    let choices = 0;
    panel.addEventListener('error-choice', () => (choices += 1));
    press(panel, 'ok', true);
    expect(choices).to.equal(0);
  });
});
