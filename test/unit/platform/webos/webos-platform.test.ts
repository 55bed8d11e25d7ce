import { expect } from '@open-wc/testing';
import { createWebosPlatform } from '../../../../src/platform/webos/webos-platform.ts';
import { parseUserAgent } from '../../../../src/platform/user-agent.ts';

const TOLD = parseUserAgent(
  'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/108.0.5359.211 Safari/537.36 WebAppManager',
);

const MEDIA_KEYS = {
  415: 'play',
  19: 'pause',
  413: 'stop',
  412: 'rewind',
  417: 'fast-forward',
  403: 'red',
  404: 'green',
  405: 'yellow',
  406: 'blue',
};

describe('createWebosPlatform', () => {
  it("reads LG's remote, with 461 as Back and no key of Samsung's", () => {
    const { name, remoteKeys } = createWebosPlatform(TOLD);
    expect(name).to.equal('webos');
    expect(remoteKeys).to.deep.equal({
      37: 'left',
      38: 'up',
      39: 'right',
      40: 'down',
      13: 'ok',
      461: 'back',
      ...MEDIA_KEYS,
    });
  });

  it('closes the window to leave', () => {
    const { close } = window;
    let closed = 0;
    window.close = () => (closed += 1);
    createWebosPlatform(TOLD).exit();
    window.close = close;
    expect(closed).to.equal(1);
  });
});
