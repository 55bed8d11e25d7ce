/** One content key: 32 lower-case hexadecimal digits each. The key leaves the server only inside a license. */
export interface ContentKey {
  readonly keyId: string;
  readonly key: string;
}

/** By role: one key for audio, one per range of picture sizes (SD up to 576 lines, HD up to 1080, UHD above). */
export interface PeriodKeys {
  readonly audio: ContentKey;
  readonly sd: ContentKey;
  readonly hd: ContentKey;
  readonly uhd?: ContentKey;
}

/** A title without a UHD key has no UHD pictures, one without later keys has no second period. */
export interface TitleKeys extends PeriodKeys {
  readonly later?: PeriodKeys;
}

/** In the order in which feed and entitlement name them. */
export function listKeys({ audio, sd, hd, uhd, later }: TitleKeys): readonly ContentKey[] {
  return [audio, sd, hd, ...(uhd ? [uhd] : []), ...(later ? listKeys(later) : [])];
}

export interface PackagedFile {
  readonly contentType: string;
  readonly body: Buffer;
}

/** A title ready to be served: every file by its path below the title's base URL. */
export interface PackagedTitle {
  readonly files: ReadonlyMap<string, PackagedFile>;
  /** Best first. `manifest` is a path in `files`; codecs are RFC 6381, the lowest level of each content type. */
  readonly sources: readonly {
    readonly manifest: string;
    readonly codecs: { readonly audio: string; readonly video: string };
  }[];
  /** Seconds; of a live title, those after which its segments repeat. */
  readonly duration: number;
  /** Per key: base64 of its `pssh` boxes (common, Widevine, PlayReady), that is EME init data of type `cenc`. */
  readonly initData: readonly { readonly keyId: string; readonly cenc: string }[];
}
