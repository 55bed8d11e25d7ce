/** SIMULATION: a key system that this browser does not have, in terms of its ClearKey. Key ids: lower-case hexadecimal. */
export interface SimulatedKeySystem {
  /** What a page asks for: `com.microsoft.playready`. */
  readonly names: readonly string[];
  /** Whether the device is as strong as a page asks, which names a robustness. Absent: as strong as anybody asks. */
  hasRobustness?(robustness: string): boolean;
  /** The key ids in init data of type `cenc`. Throws TypeError where there is nothing for this key system in it. */
  readKeyIds(initData: Uint8Array): readonly string[];
  /** The `message` of a key session that asks for these keys. */
  writeMessage(keyIds: readonly string[]): ArrayBuffer;
  /** The JWK set in what a page passes to `update`. Throws TypeError where that is no license. */
  readLicense(answer: Uint8Array): string;
  /** The `message` that asks for a license to be renewed. Absent: the key system never asks. */
  writeRenewal?(keyIds: readonly string[]): ArrayBuffer;
  /** What a CDM needs before it asks for its first license. Absent: nothing. */
  readonly certificate?: {
    /** The `message` that asks for it. */
    readonly request: ArrayBuffer;
    /** Throws TypeError where `answer` is no certificate. */
    check(answer: Uint8Array): void;
  };
}
