import { expect } from '@open-wc/testing';
import { chooseQuirks, quirkRowsOf, QUIRKS, type Quirks } from '../../../src/platform/quirks.ts';
import { parseUserAgent } from '../../../src/platform/user-agent.ts';
import { USER_AGENTS } from './user-agents.ts';

type Device = keyof typeof USER_AGENTS;

const quirksOf = (device: Device): Quirks => chooseQuirks(parseUserAgent(USER_AGENTS[device]));

const EVERY_WEBOS: readonly Device[] = ['webOS 5', 'webOS 6', 'webOS 22', 'webOS 24', 'webOS 26', 'webOS 1'];
const EVERY_TIZEN: readonly Device[] = ['Tizen 5.0', 'Tizen 5.5', 'Tizen 6.0', 'Tizen 6.5', 'Tizen 10.0'];

describe('chooseQuirks', () => {
  it('has what is risky off on every TV', () => {
    for (const device of [...EVERY_WEBOS, ...EVERY_TIZEN]) {
      expect(quirksOf(device), device).to.include({
        ...{ mayHoldSecondMediaKeys: false, maxHeightUnproven: 1080 },
      });
    }
  });

  it('leaves a desktop browser all it can do', () => {
    for (const device of ['Chrome on Linux', 'Safari on a Mac'] as const) {
      expect(quirksOf(device), device).to.include({
        ...{ mayHoldSecondMediaKeys: true, maxHeightUnproven: null, asksRobustness: true },
      });
    }
  });

  it('names no robustness on Tizen 5.5, and on no other', () => {
    expect(quirksOf('Tizen 5.5').asksRobustness).to.equal(false);
    for (const device of [...EVERY_WEBOS, ...EVERY_TIZEN.filter((tizen) => tizen !== 'Tizen 5.5')]) {
      expect(quirksOf(device).asksRobustness, device).to.equal(true);
    }
  });

  it('believes no end of a license on Tizen before 6, and on every other device', () => {
    for (const device of EVERY_TIZEN) {
      expect(quirksOf(device).knowsExpiration, device).to.equal(!/Tizen 5/.test(device));
    }
    for (const device of [...EVERY_WEBOS, 'Chrome on Linux'] as const) {
      expect(quirksOf(device).knowsExpiration, device).to.equal(true);
    }
  });

  it('asks for AC-3 as EC-3 on Tizen alone', () => {
    for (const device of EVERY_TIZEN) expect(quirksOf(device).probesAc3As, device).to.equal('ec-3');
    for (const device of EVERY_WEBOS) expect(quirksOf(device).probesAc3As, device).to.equal('ac-3');
  });

  it('reads "before a version": older sets, and one that does not tell its version', () => {
    const rows = [
      { device: 'webOS < 22', seen: '2024-01-01', evidence: 'a test', mayHoldSecondMediaKeys: true },
    ] as const;
    const holds = (device: Device): boolean =>
      chooseQuirks(parseUserAgent(USER_AGENTS[device]), rows).mayHoldSecondMediaKeys;
    expect([holds('webOS 6'), holds('webOS 1')]).to.deep.equal([true, true]);
    expect([holds('webOS 22'), holds('webOS 26'), holds('Tizen 5.5')]).to.deep.equal([false, false, false]);
  });

  it('tells which rows are about a device', () => {
    const rowsOf = (device: Device): string[] =>
      quirkRowsOf(parseUserAgent(USER_AGENTS[device])).map(({ device: which }) => which);
    expect(rowsOf('Tizen 5.5')).to.deep.equal(['Tizen 5.5', 'Tizen < 6', 'Tizen']);
    expect(rowsOf('webOS 24')).to.deep.equal([]);
    expect(rowsOf('Chrome on Linux')).to.deep.equal(['browser']);
  });

  it('has nothing but the fields that code asks for', () => {
    const fields = ['asksRobustness', 'knowsExpiration', 'maxHeightUnproven', 'mayHoldSecondMediaKeys', 'probesAc3As'];
    expect(Object.keys(quirksOf('Tizen 5.5')).sort()).to.deep.equal(fields);
  });

  it('has a day and a source for every row', () => {
    for (const { device, seen, evidence } of QUIRKS) {
      expect(seen, device).to.match(/^20\d\d-\d\d-\d\d$/);
      expect(evidence, device).to.match(/#\d+|test\/unit\//);
    }
  });
});
