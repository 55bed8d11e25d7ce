import { DOMParser, type Element, type Node } from '@xmldom/xmldom';

import { toGuidOrder } from '../packager/key-id.ts';
import type { DeviceAbilities } from './rights-route.ts';

/** Marks a challenge that no PlayReady CDM wrote; its `KeyId` children are GUIDs in base64, as PlayReady writes them. */
export const SIMULATED_CDM_NAMESPACE = 'urn:latchkey:simulated-cdm';

const TO_CHALLENGE = ['Envelope', 'Body', 'AcquireLicense', 'challenge', 'Challenge', 'LA'];

/** 16 bytes. */
const GUID = /^[A-Za-z0-9+/]{21}[AQgw]==$/;

/** The token in `LA/CustomData`, where a device cannot change the license URL (ExpressPlay: license redemption). */
export function readCustomData(challenge: Buffer): string | null {
  const content = parseChallenge(challenge);
  const customData = content && childOf(content, 'CustomData');
  return customData?.textContent?.trim() ?? null;
}

/** What the challenge of a simulated CDM says; both ids in lower-case hexadecimal. */
export interface PlayReadyChallenge {
  readonly kids: readonly string[];
  readonly deviceId: string | null;
  readonly device: DeviceAbilities | null;
}

/** Key ids are told by simulated CDMs only: those of a real challenge are for Microsoft's server to read. */
export function readPlayReadyChallenge(challenge: Buffer): PlayReadyChallenge | { readonly unreadable: string } {
  const content = parseChallenge(challenge);
  if (!content) return { unreadable: 'Unreadable challenge' };
  const simulation = childOf(content, 'Simulation', SIMULATED_CDM_NAMESPACE);
  if (!simulation) return { unreadable: 'No simulated challenge: PlayReady licenses come from ExpressPlay itself' };
  const guids = childrenOf(simulation)
    .filter(({ localName }) => localName === 'KeyId')
    .map(({ textContent }) => textContent?.trim() ?? '');
  if (guids.length === 0 || !guids.every((guid) => GUID.test(guid))) return { unreadable: 'Unreadable key ids' };
  // The exchange of bytes that leads to GUID order leads back as well.
  const kids = guids.map((guid) => toGuidOrder(Buffer.from(guid, 'base64')).toString('hex'));
  const deviceId = childOf(simulation, 'DeviceId')?.textContent?.trim().toLowerCase() ?? null;
  return { kids, deviceId, device: readAbilities(simulation) };
}

function readAbilities(simulation: Element): DeviceAbilities | null {
  const hdcp = childOf(simulation, 'Hdcp')?.textContent?.trim() ?? '';
  return /^[012]$/.test(hdcp) ? { securityLevel: null, hdcp: Number(hdcp) } : null;
}

/** The `LA` element of a SOAP challenge; `null` where there is none. The parser knows no entities but XML's own. */
function parseChallenge(challenge: Buffer): Element | null {
  try {
    const { documentElement } = new DOMParser({ onError: refuseXml }).parseFromString(decode(challenge), 'text/xml');
    const [first, ...path] = TO_CHALLENGE;
    if (documentElement?.localName !== first) return null;
    return path.reduce<Element | null>((parent, name) => parent && childOf(parent, name), documentElement);
  } catch {
    return null;
  }
}

/** UTF-16 by its byte order mark, or by the zero beside the first `<`. */
function decode(challenge: Buffer): string {
  const start = challenge.length > 1 ? challenge.readUInt16LE(0) : 0;
  const isUtf16 = start === 0xfeff || start === 0x3c;
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(challenge);
}

function refuseXml(level: 'warning' | 'error' | 'fatalError', message: string): void {
  if (level !== 'warning') throw new SyntaxError(message);
}

function childOf(parent: Element, name: string, namespace?: string): Element | null {
  const isWanted = (child: Element): boolean =>
    child.localName === name && (namespace === undefined || child.namespaceURI === namespace);
  return childrenOf(parent).find(isWanted) ?? null;
}

function childrenOf(parent: Element): readonly Element[] {
  return Array.from(parent.childNodes).filter(isElement);
}

function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE;
}
