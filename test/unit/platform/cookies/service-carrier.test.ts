import { expect } from '@open-wc/testing';
import { createServiceCarrier } from '../../../../src/platform/cookies/service-carrier.ts';

const globals = window as { PalmServiceBridge?: unknown; tizen?: unknown };
const HOSTS = ['rights.test'];

/** Samsung's API on a set that answers this when it is asked for services. */
function installTizen(hasService: () => unknown): void {
  globals.tizen = {
    systeminfo: {
      getCapability: (name: string) => (name === 'http://tizen.org/feature/web.service' ? hasService() : undefined),
    },
  };
}

describe('createServiceCarrier', () => {
  afterEach(() => {
    delete globals.PalmServiceBridge;
    delete globals.tizen;
  });

  it('is there on a webOS that has a bus, and in a package alone', () => {
    expect(createServiceCarrier('webos', HOSTS, 'file:')).to.equal(null);
    globals.PalmServiceBridge = EventTarget;
    expect(createServiceCarrier('webos', HOSTS, 'file:')?.name).to.equal('relay');
    expect(createServiceCarrier('webos', HOSTS, 'http:')).to.equal(null);
  });

  it('is there on a Tizen that runs services', () => {
    expect(createServiceCarrier('tizen', HOSTS, 'file:')).to.equal(null);
    installTizen(() => true);
    expect(createServiceCarrier('tizen', HOSTS, 'file:')?.name).to.equal('relay');
    installTizen(() => false);
    expect(createServiceCarrier('tizen', HOSTS, 'file:')).to.equal(null);
    installTizen(() => {
      throw new DOMException('', 'NotSupportedError');
    });
    expect(createServiceCarrier('tizen', HOSTS, 'file:')).to.equal(null);
  });

  it('is nowhere else, and not where it could send nothing', () => {
    globals.PalmServiceBridge = EventTarget;
    expect(createServiceCarrier('browser', HOSTS, 'file:')).to.equal(null);
    expect(createServiceCarrier('webos', [], 'file:')).to.equal(null);
  });
});
