import { expect } from '@open-wc/testing';
import { showLanguage, shownLanguage } from '../../../src/ui/language-switch.ts';
import { strings } from '../../../src/ui/strings.ts';
import { focusedItem, mountApp, press, rendered, visibleText } from './mount-app.ts';

describe('showLanguage', () => {
  beforeEach(() => showLanguage('en'));

  it('has the texts speak it before anybody hears of it', async () => {
    const heard: string[] = [];
    const stop = shownLanguage.subscribe((language) => heard.push(`${language}: ${strings.endsAt('21:41')}`));
    await showLanguage('fr');
    await showLanguage('en');
    stop();
    expect(heard).to.deep.equal(['fr: Se termine à 21:41', 'en: Ends at 21:41']);
  });

  it('ends with the last of several choices', async () => {
    await Promise.all([showLanguage('fr'), showLanguage('en'), showLanguage('fr')]);
    expect([shownLanguage.get(), strings.play]).to.deep.equal(['fr', 'Lecture']);
  });
});

describe('a switch of the language', () => {
  it('renders the whole app anew and leaves the focus where it is', async () => {
    const { app } = await mountApp();
    await press('ArrowDown', 'ArrowRight');
    const focused = focusedItem();
    const before = visibleText(app.renderRoot as ShadowRoot);
    await showLanguage('fr');
    app.language = 'fr';
    await rendered();
    expect(focusedItem()).to.equal(focused);
    expect(app.renderRoot.querySelector('home-screen')?.shadowRoot?.querySelector('main')?.ariaLabel).to.equal(
      'Accueil',
    );
    expect(visibleText(app.renderRoot as ShadowRoot)).not.to.equal(before);
  });
});
