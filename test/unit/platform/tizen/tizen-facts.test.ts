import { expect } from '@open-wc/testing';
import { readTizenFacts } from '../../../../src/platform/tizen/tizen-facts.ts';

const refuse = (): never => {
  throw new DOMException('no privilege', 'SecurityError');
};

describe('readTizenFacts', () => {
  it("reads model, firmware, panel and HDR from Samsung's interface", () => {
    const productinfo = {
      getRealModel: () => 'QE50LS03T',
      getFirmware: () => 'T-NKMDEUC-2401.1',
      isUdPanelSupported: () => true,
      is8KPanelSupported: () => false,
    };
    expect(readTizenFacts({ productinfo, avinfo: { isHdrTvSupport: () => true } })).to.deep.equal({
      ...{ model: 'QE50LS03T', firmware: 'T-NKMDEUC-2401.1', panel: 'uhd', hasHdr: true },
    });
  });

  it('tells panels apart, on sets that know no 8K too', () => {
    const panelOf = (productinfo: object): unknown => readTizenFacts({ productinfo }).panel;
    expect(panelOf({ isUdPanelSupported: () => false })).to.equal('hd');
    expect(panelOf({ isUdPanelSupported: () => true, is8KPanelSupported: refuse })).to.equal('uhd');
    expect(panelOf({ isUdPanelSupported: () => true, is8KPanelSupported: () => true })).to.equal('8k');
    expect(panelOf({ isUdPanelSupported: refuse })).to.equal(null);
  });

  it('keeps what it was told where the rest is refused, and needs no interface', () => {
    const productinfo = { getRealModel: () => 'UA32T4310', getFirmware: refuse };
    const untold = { firmware: null, panel: null, hasHdr: null };
    expect(readTizenFacts({ productinfo })).to.deep.equal({ model: 'UA32T4310', ...untold });
    expect(readTizenFacts(undefined)).to.deep.equal({ model: null, ...untold });
  });
});
