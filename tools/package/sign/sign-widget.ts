import { sign } from 'node:crypto';
import type { SigningIdentities, SigningIdentity } from './signing-identity.ts';
import {
  renderSignature,
  renderSignedInfo,
  SIGNATURE_FILES,
  type SignatureRole,
  type WidgetFiles,
} from './widget-signature.ts';

/** The files with both signatures beside them. */
export function signWidget(files: WidgetFiles, { author, distributor }: SigningIdentities): WidgetFiles {
  return addSignature('distributor', addSignature('author', files, author), distributor);
}

function addSignature(role: SignatureRole, files: WidgetFiles, { key, chain }: SigningIdentity): WidgetFiles {
  const signedInfo = renderSignedInfo(role, files);
  const signature = renderSignature({
    role,
    signedInfo,
    value: sign('RSA-SHA256', Buffer.from(signedInfo), key).toString('base64'),
    chain: chain.map(({ raw }) => raw.toString('base64')),
  });
  return new Map([...files, [SIGNATURE_FILES[role], Buffer.from(signature)]]);
}
