import { expect } from '@open-wc/testing';
import { readContentTarget } from '../../../src/platform/launch-parameters.ts';
import { watchTizenLaunch } from '../../../src/platform/tizen/tizen-launch.ts';
import { watchWebosLaunch } from '../../../src/platform/webos/webos-launch.ts';

const globals = window as { PalmSystem?: unknown; tizen?: unknown };

describe('readContentTarget', () => {
  it('reads what LG’s home screen tells, as JSON or as it is', () => {
    expect(readContentTarget('{"contentTarget":"aurora"}')).to.equal('aurora');
    expect(readContentTarget({ contentTarget: 'aurora', other: 1 })).to.equal('aurora');
  });

  it('reads what Smart Hub wraps', () => {
    expect(readContentTarget('{"values":"{\\"contentTarget\\":\\"aurora\\"}"}')).to.equal('aurora');
  });

  it('takes anything else for no title', () => {
    for (const told of [undefined, null, '', '{', '{}', '"aurora"', '{"contentTarget":""}', '{"contentTarget":7}', 7]) {
      expect(readContentTarget(told), JSON.stringify(told)).to.equal(null);
    }
  });
});

describe('watchWebosLaunch', () => {
  afterEach(() => delete globals.PalmSystem);

  it('tells the title of the start, and of each time the app is asked for again, and comes to the front', () => {
    const seen: string[] = [];
    globals.PalmSystem = { launchParams: '{"contentTarget":"aurora"}', activate: () => seen.push('to the front') };
    watchWebosLaunch((contentId) => seen.push(contentId));
    document.dispatchEvent(new CustomEvent('webOSRelaunch', { detail: { contentTarget: 'saltwater' } }));
    document.dispatchEvent(new CustomEvent('webOSRelaunch', { detail: {} }));
    expect(seen).to.deep.equal(['aurora', 'saltwater', 'to the front', 'to the front']);
  });

  it('tells nothing of a start without a title', () => {
    const seen: string[] = [];
    globals.PalmSystem = { launchParams: '' };
    watchWebosLaunch((contentId) => seen.push(contentId));
    expect(seen).to.deep.equal([]);
  });
});

describe('watchTizenLaunch', () => {
  afterEach(() => delete globals.tizen);

  it('tells the title of the start, and of each request later', () => {
    const seen: string[] = [];
    let asked = 'aurora';
    const data = () => [{ key: 'PAYLOAD', value: [JSON.stringify({ values: `{"contentTarget":"${asked}"}` })] }];
    const application = { getRequestedAppControl: () => ({ appControl: { data: data() } }) };
    globals.tizen = { application: { getCurrentApplication: () => application } };
    watchTizenLaunch((contentId) => seen.push(contentId));
    asked = 'saltwater';
    window.dispatchEvent(new Event('appcontrol'));
    expect(seen).to.deep.equal(['aurora', 'saltwater']);
  });

  it('goes on where there was no request, or no way to ask', () => {
    const seen: string[] = [];
    watchTizenLaunch((contentId) => seen.push(contentId));
    globals.tizen = { application: { getCurrentApplication: () => ({ getRequestedAppControl: () => null }) } };
    watchTizenLaunch((contentId) => seen.push(contentId));
    expect(seen).to.deep.equal([]);
  });
});
