/** What the browser engine says of itself. */
export interface EngineFacts {
  readonly hasMse: boolean;
  readonly hasEme: boolean;
  readonly isSecureContext: boolean;
  /** By name; what `MediaSource.isTypeSupported` says, in MP4. */
  readonly codecs: Readonly<Record<string, boolean>>;
}

/** As TVs have them, at a level that UHD or surround sound needs. */
const CODECS: Readonly<Record<string, string>> = {
  AAC: 'audio/mp4; codecs="mp4a.40.2"',
  'AC-3': 'audio/mp4; codecs="ac-3"',
  AV1: 'video/mp4; codecs="av01.0.13M.08"',
  'EC-3': 'audio/mp4; codecs="ec-3"',
  'H.264': 'video/mp4; codecs="avc1.640028"',
  HEVC: 'video/mp4; codecs="hvc1.1.6.L153.B0"',
  'HEVC Main 10': 'video/mp4; codecs="hvc1.2.4.L153.B0"',
  VP9: 'video/mp4; codecs="vp09.00.51.08"',
};

/** The parts of `window` and `navigator` that are asked; each may be missing. */
export interface EnginePage {
  readonly MediaSource?: Pick<typeof MediaSource, 'isTypeSupported'>;
  readonly isSecureContext: boolean;
  readonly navigator: Partial<Pick<Navigator, 'requestMediaKeySystemAccess'>>;
}

export function readEngineFacts({ MediaSource, isSecureContext, navigator }: EnginePage): EngineFacts {
  const codecs = Object.entries(CODECS).map(([name, type]) => [name, MediaSource?.isTypeSupported(type) ?? false]);
  return {
    hasMse: MediaSource !== undefined,
    hasEme: navigator.requestMediaKeySystemAccess !== undefined,
    isSecureContext,
    codecs: Object.fromEntries(codecs) as EngineFacts['codecs'],
  };
}
