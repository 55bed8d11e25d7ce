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
}
