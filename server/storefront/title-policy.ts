/** What the license of a title asks of a device, and how long it lasts. Absent: as little as every device has, without end. */
export interface TitlePolicy {
  /** Widevine's: 1 (SW_SECURE_CRYPTO) to 5 (HW_SECURE_ALL). PlayReady tokens ask for no level. */
  readonly securityLevel?: 1 | 2 | 3 | 4 | 5;
  /** 0 none, 1 HDCP 1.x, 2 HDCP 2.x. */
  readonly hdcpOutputControl?: 0 | 1 | 2;
  /** Seconds from the start of playback. */
  readonly licenseDurationS?: number;
  /** How the app is told to bring the tokens. Absent: in the license URL. The rights service takes them from such a header then. */
  readonly tokenCarriage?: 'customData' | { readonly header: string };
}

/** An uncompressed digital video OPL that needs HDCP (PlayReady compliance rules). */
const OPL_WITH_HDCP = '300';

/** No rental ends before its token, which lives for 30 days at most. */
const LONGEST_PERIOD = '+2592000';

/** Parameters of the token request, in place of the demo's own. */
export function policyParameters(
  keySystem: 'widevine' | 'playready',
  { securityLevel, hdcpOutputControl, licenseDurationS }: TitlePolicy,
): Readonly<Record<string, string>> {
  if (keySystem === 'widevine') {
    return {
      ...(securityLevel !== undefined && { securityLevel: String(securityLevel) }),
      ...(hdcpOutputControl !== undefined && { hdcpOutputControl: String(hdcpOutputControl) }),
      ...(licenseDurationS !== undefined && { licenseDuration: String(licenseDurationS) }),
    };
  }
  return {
    ...((hdcpOutputControl ?? 0) > 0 && { uncompressedDigitalVideoOPL: OPL_WITH_HDCP }),
    ...(licenseDurationS !== undefined && {
      generalFlags: '00000001',
      rightsType: 'Rental',
      'rental.periodEndTime': LONGEST_PERIOD,
      'rental.playDuration': String(licenseDurationS),
    }),
  };
}
