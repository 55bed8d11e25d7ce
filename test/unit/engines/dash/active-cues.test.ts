import { expect } from '@open-wc/testing';
import { watchCues } from '../../../../src/engines/dash/active-cues.ts';

/** Edge: dash.js as far as cues need it. */
class FakePlayer {
  private readonly handlers = new Map<string, (event: object) => void>();

  on(type: string, handler: (event: object) => void): void {
    this.handlers.set(type, handler);
  }

  tell(type: string, event: object): void {
    this.handlers.get(type)?.(event);
  }
}

describe('watchCues', () => {
  let player: FakePlayer;
  let shown: readonly string[][];
  let show: (areShown: boolean) => void;

  beforeEach(() => {
    player = new FakePlayer();
    shown = [];
    show = watchCues(player as never, (texts) => (shown = [...shown, [...texts]]));
    show(true);
    shown = [];
  });

  it('keeps the cues on screen in the order they came, until they leave', () => {
    player.tell('cueEnter', { cueID: 'a', text: 'The lake is still.' });
    player.tell('cueEnter', { cueID: 'b', text: 'Listen.' });
    player.tell('cueExit', { cueID: 'a' });
    expect(shown).to.deep.equal([['The lake is still.'], ['The lake is still.', 'Listen.'], ['Listen.']]);
  });

  it('shows VTT without its markup, and its entities as what they stand for', () => {
    player.tell('cueEnter', { cueID: 'a', text: '<v Ann><i>Fish &amp; chips</i>\n  &lt;later&gt;</v>' });
    expect(shown).to.deep.equal([['Fish & chips\n<later>']]);
  });

  it('reads TTML paragraphs, spans and line breaks', () => {
    const span = (text: string): object => ({ kind: 'span', contents: [{ kind: 'span', text }] });
    const paragraph = { kind: 'p', contents: [span('First'), { kind: 'br' }, span('second')] };
    player.tell('cueEnter', { cueID: 'a', isd: { contents: [{ kind: 'region', contents: [paragraph] }] } });
    expect(shown).to.deep.equal([['First\nsecond']]);
  });

  it('leaves out a cue without a word', () => {
    player.tell('cueEnter', { cueID: 'a', text: ' \n ' });
    expect(shown).to.deep.equal([[]]);
  });

  it('clears the screen when it is switched off, and lets nothing more on it', () => {
    player.tell('cueEnter', { cueID: 'a', text: 'Still here?' });
    show(false);
    player.tell('cueEnter', { cueID: 'b', text: 'Still here.' });
    expect(shown).to.deep.equal([['Still here?'], []]);
  });

  it('says nothing when an unknown cue leaves', () => {
    player.tell('cueExit', { cueID: 'x' });
    expect(shown).to.deep.equal([]);
  });
});
