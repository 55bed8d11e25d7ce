import { writeProtobuf } from '../protobuf.ts';
import { uint32, writeFullBox } from './boxes.ts';
import type { ProtectionScheme } from './encryption.ts';
import { parseUuid } from './key-id.ts';
import { writePlayReadyObject } from './playready-object.ts';

/** DRM system ids as in `ContentProtection@schemeIdUri` and `pssh`. dashif.org/identifiers/content_protection */
export const SYSTEM_IDS = {
  common: '1077efec-c0b2-4d02-ace3-3c1e52e2fb4b',
  widevine: 'edef8ba9-79d6-4ace-a3c8-27dcd51d21ed',
  playready: '9a04f079-9840-4286-ab92-e65be0885f95',
  /** DASH-IF ClearKey: in manifests only, it has no `pssh`. */
  clearkey: 'e2719d58-a985-b3c9-781a-b030af78d30e',
} as const;

/** The three `pssh` boxes of one key. */
export interface PsshBoxes {
  readonly common: Buffer;
  readonly widevine: Buffer;
  readonly playready: Buffer;
}

export function writePsshBoxes(keyId: Buffer, scheme: ProtectionScheme): PsshBoxes {
  return {
    common: writeCommonPssh(keyId),
    widevine: writeWidevinePssh(keyId, scheme),
    playready: writeSystemPssh(SYSTEM_IDS.playready, writePlayReadyObject(keyId, scheme)),
  };
}

/** One after another: EME init data of type `cenc`. */
export function joinPsshBoxes({ common, widevine, playready }: PsshBoxes): Buffer {
  return Buffer.concat([common, widevine, playready]);
}

/** W3C "cenc" Initialization Data Format, 4: version 1, key ids, no data. */
function writeCommonPssh(keyId: Buffer): Buffer {
  return writeFullBox('pssh', 1, 0, parseUuid(SYSTEM_IDS.common), uint32(1), keyId, uint32(0));
}

/** Provider and content id as ExpressPlay's Widevine packaging guide has them. */
function writeWidevinePssh(keyId: Buffer, scheme: ProtectionScheme): Buffer {
  const identification = [
    [2, keyId],
    [3, 'intertrust'],
    [4, '*'],
  ] as const;
  // `algorithm` 1 is AES-CTR; block chaining is told by `protection_scheme`, a four-character code.
  const content =
    scheme === 'cenc'
      ? writeProtobuf([[1, 1], ...identification])
      : writeProtobuf([...identification, [9, Buffer.from(scheme, 'latin1').readUInt32BE()]]);
  return writeSystemPssh(SYSTEM_IDS.widevine, Buffer.from(content));
}

function writeSystemPssh(systemId: string, content: Buffer): Buffer {
  return writeFullBox('pssh', 0, 0, parseUuid(systemId), uint32(content.length), content);
}
