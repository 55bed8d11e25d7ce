import { settleWithin } from '../../lib/settle-within.ts';

/** EME, HDCP Policy Check: newest first. */
const VERSIONS = ['2.3', '2.2', '2.1', '2.0', '1.4', '1.3', '1.2', '1.1', '1.0'] as const;

/** `none`: keys that ask for any HDCP cannot be used on what the picture goes to. */
export type HdcpVersion = (typeof VERSIONS)[number] | 'none';

/** A CDM may ask the cable, and a cable may not answer. */
const ANSWER_LIMIT_MS = 1000;

/**
 * The newest HDCP that a key may ask for on this output. `null`: the CDM cannot be asked (the method came with Chromium 71),
 * or does not answer.
 */
export async function readHdcp(mediaKeys: MediaKeys): Promise<HdcpVersion | null> {
  let found: HdcpVersion | null = null;
  const asked = findNewest(mediaKeys).then((version) => {
    found = version;
  });
  await settleWithin(asked, ANSWER_LIMIT_MS);
  return found;
}

async function findNewest(mediaKeys: Partial<Pick<MediaKeys, 'getStatusForPolicy'>>): Promise<HdcpVersion | null> {
  if (mediaKeys.getStatusForPolicy === undefined) return null;
  for (const minHdcpVersion of VERSIONS) {
    if ((await mediaKeys.getStatusForPolicy({ minHdcpVersion })) === 'usable') return minHdcpVersion;
  }
  return 'none';
}
