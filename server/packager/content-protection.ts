import type { Encryption } from './encryption.ts';
import { formatUuid } from './key-id.ts';
import { writePlayReadyObject } from './playready-object.ts';
import { SYSTEM_IDS, writePsshBoxes } from './pssh.ts';

/** The `ContentProtection` elements of one key. None carries a license URL: that comes from the entitlement. */
export function formatContentProtection({ keyId, scheme }: Encryption): readonly string[] {
  const pssh = writePsshBoxes(keyId, scheme);
  const playReadyObject = writePlayReadyObject(keyId, scheme).toString('base64');
  return [
    `<ContentProtection schemeIdUri="urn:mpeg:dash:mp4protection:2011" value="${scheme}" cenc:default_KID="${formatUuid(keyId)}"/>`,
    formatSystem(SYSTEM_IDS.widevine, 'Widevine', formatPssh(pssh.widevine)),
    formatSystem(
      SYSTEM_IDS.playready,
      'MSPR 2.0',
      `${formatPssh(pssh.playready)}<mspr:pro>${playReadyObject}</mspr:pro>`,
    ),
    formatSystem(SYSTEM_IDS.common, 'cenc', formatPssh(pssh.common)),
    formatSystem(SYSTEM_IDS.clearkey, 'ClearKey1.0', ''),
  ];
}

function formatPssh(box: Buffer): string {
  return `<cenc:pssh>${box.toString('base64')}</cenc:pssh>`;
}

function formatSystem(systemId: string, value: string, content: string): string {
  return `<ContentProtection schemeIdUri="urn:uuid:${systemId}" value="${value}">${content}</ContentProtection>`;
}
