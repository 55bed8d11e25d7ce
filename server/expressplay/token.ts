import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import * as v from 'valibot';

const COMMON = {
  kid: v.string(),
  key: v.string(),
  issuedAtS: v.number(),
  expiresAtS: v.number(),
  /** Correlates a redemption with the request for the token; at most 32 characters. */
  cookie: v.nullable(v.string()),
  /** The one device that may redeem it, 32 hexadecimal digits. Absent: any. */
  deviceId: v.optional(v.string()),
};

const WIDEVINE_POLICY = v.object({
  securityLevel: v.number(),
  hdcpOutputControl: v.number(),
  /** Seconds that playback may go on once it has started. Absent: without end. */
  licenseDurationS: v.optional(v.number()),
});

const PLAYREADY_POLICY = v.object({
  rightsType: v.picklist(['BuyToOwn', 'Rental']),
  /** Whether the license may be kept on the device. Absent: it may not. */
  isPersistent: v.optional(v.boolean()),
  /** Seconds since the epoch after which a rental is over. */
  rentalEndsAtS: v.optional(v.number()),
  /** Seconds that a rental may be played once playback has started. */
  playDurationS: v.optional(v.number()),
  /** Output protection levels: analog video, compressed audio, compressed video, uncompressed audio, uncompressed video. */
  outputProtectionLevels: v.optional(v.array(v.number())),
  unknownOutputBehavior: v.optional(v.picklist(['Allow', 'Disallow', 'SDOnly'])),
  /** Four bytes in hexadecimal. */
  outputControlFlags: v.optional(v.string()),
});

const CONTENTS = v.variant('drm', [
  v.object({ drm: v.literal('widevine'), ...COMMON, policy: WIDEVINE_POLICY }),
  v.object({ drm: v.literal('playready'), ...COMMON, policy: PLAYREADY_POLICY }),
]);

/** What a token carries: one key, for one DRM. */
export type TokenContents = v.InferOutput<typeof CONTENTS>;
export type WidevinePolicy = v.InferOutput<typeof WIDEVINE_POLICY>;
export type PlayReadyPolicy = v.InferOutput<typeof PLAYREADY_POLICY>;

/** Makes tokens and reads its own; `open` is `null` for whatever another secret, or nobody, has sealed. */
export interface TokenSealer {
  seal(contents: TokenContents): string;
  open(token: string): TokenContents | null;
}

const VERSION = Buffer.from([1]);
const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = VERSION.length + IV_BYTES + TAG_BYTES;

/**
 * Version byte, nonce, tag, AES-256-GCM ciphertext; base64url without padding. Nothing in it can be read, so that no
 * client comes to rely on it. Stateless: with the same secret, tokens live on after a restart.
 */
export function createTokenSealer(secret: string): TokenSealer {
  const key = createHash('sha256').update(secret).digest();
  return {
    seal: (contents) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(VERSION);
      const sealed = Buffer.concat([cipher.update(JSON.stringify(contents)), cipher.final()]);
      return Buffer.concat([VERSION, iv, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open: (token) => {
      const bytes = decode(token);
      if (!bytes) return null;
      try {
        const iv = bytes.subarray(VERSION.length, VERSION.length + IV_BYTES);
        const tag = bytes.subarray(HEADER_BYTES - TAG_BYTES, HEADER_BYTES);
        const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES }).setAAD(VERSION);
        decipher.setAuthTag(tag);
        const opened = Buffer.concat([decipher.update(bytes.subarray(HEADER_BYTES)), decipher.final()]);
        return v.parse(CONTENTS, JSON.parse(opened.toString()));
      } catch {
        return null;
      }
    },
  };
}

function decode(token: string): Buffer | null {
  if (!/^[A-Za-z0-9_-]{1,1024}$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  // Several texts decode to the same bytes; one of them is the token.
  const isWhole = bytes.length > HEADER_BYTES && bytes[0] === VERSION[0] && bytes.toString('base64url') === token;
  return isWhole ? bytes : null;
}
