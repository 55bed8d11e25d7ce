import { parseBase64, parseHex, toArrayBuffer, toBase64Url, toHex } from '../../../src/lib/bytes.ts';
import { toBytes } from './buffer-source.ts';
import type { FaultSupply } from './cdm-faults.ts';
import { simulateStatuses } from './simulate-statuses.ts';
import type { SimulatedKeySystem } from './simulated-key-system.ts';

/** What the sessions of one `MediaKeys` share. */
export interface SharedCdm {
  readonly system: SimulatedKeySystem;
  readonly supply: FaultSupply;
  /** Whether the certificate is there, where the key system needs one. */
  isCertified: boolean;
}

/** SIMULATION: the browser's ClearKey session, speaking the language of a key system to the page. */
export function simulateSession(session: MediaKeySession, cdm: SharedCdm): MediaKeySession {
  new SimulatedSession(session, cdm).disguise();
  return session;
}

class SimulatedSession {
  private keyIds: readonly string[] = [];
  private isWaitingForCertificate = false;
  private readonly takeLicense: MediaKeySession['update'];

  constructor(
    private readonly session: MediaKeySession,
    private readonly cdm: SharedCdm,
  ) {
    this.takeLicense = session.update.bind(session);
  }

  disguise(): void {
    const { session } = this;
    const { system, supply } = this.cdm;
    simulateStatuses(session, supply);
    const generateRequest = session.generateRequest.bind(session);
    session.generateRequest = async (initDataType, initData) => {
      supply.meet('generateRequest');
      if (initDataType !== 'cenc') {
        throw new DOMException(`Expected init data of type cenc, got ${initDataType}`, 'NotSupportedError');
      }
      const kids = system.readKeyIds(toBytes(initData)).map((keyId) => toBase64Url(parseHex(keyId)));
      await generateRequest('keyids', encode(JSON.stringify({ kids })));
    };
    session.update = async (answer) => {
      supply.meet('update');
      await this.update(toBytes(answer));
    };
    // The first listener of all: nobody else hears ClearKey's own message.
    session.addEventListener('message', (event) => {
      if (!event.isTrusted) return;
      event.stopImmediatePropagation();
      this.keyIds = readKeyIds(event.message);
      if (!supply.losesMessage()) this.askForLicense();
    });
  }

  private askForLicense(): void {
    const { system, isCertified } = this.cdm;
    const needed = isCertified ? undefined : system.certificate;
    this.isWaitingForCertificate = needed !== undefined;
    this.say('license-request', needed?.request ?? system.writeMessage(this.keyIds));
  }

  private async update(answer: Uint8Array): Promise<void> {
    const { system, supply } = this.cdm;
    if (this.isWaitingForCertificate) {
      system.certificate?.check(answer);
      this.cdm.isCertified = true;
      this.askForLicense();
      return;
    }
    const license = system.readLicense(answer);
    if (supply.wastesLicense()) return;
    supply.countLicense(this.keyIds);
    await this.takeLicense(encode(license));
    this.tellExpiration();

    this.renewLater();
  }

  private tellExpiration(): void {
    const { expiresAfterS } = this.cdm.supply.faults;
    if (expiresAfterS === undefined) return;
    const value = Date.now() + expiresAfterS * 1000;
    Object.defineProperty(this.session, 'expiration', { value, configurable: true });
  }

  private renewLater(): void {
    const { session, keyIds } = this;
    const { system, supply } = this.cdm;
    const { renewsAfterS } = supply.faults;
    const renewal = system.writeRenewal?.(keyIds);
    if (renewal === undefined || renewsAfterS === undefined) return;
    const timer = setTimeout(() => this.say('license-renewal', renewal), renewsAfterS * 1000);
    void session.closed.then(() => clearTimeout(timer));
  }

  private say(messageType: MediaKeyMessageType, message: ArrayBuffer): void {
    this.session.dispatchEvent(new MediaKeyMessageEvent('message', { messageType, message }));
  }
}

/** EME, ClearKey license request: `{"kids":["ESIzRFVmd4iZqrvM3e7_AA"],"type":"temporary"}`. */
function readKeyIds(message: ArrayBuffer): readonly string[] {
  const { kids } = JSON.parse(new TextDecoder().decode(message)) as { readonly kids: readonly string[] };
  return kids.map((kid) => toHex(parseBase64(kid)));
}

function encode(text: string): ArrayBuffer {
  return toArrayBuffer(new TextEncoder().encode(text));
}
