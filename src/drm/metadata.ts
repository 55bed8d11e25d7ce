/** Keys of the metadata that Latchkey reads. Names and values are TVSDK's. */
export const DefaultMetadataKeys = {
  /** Value: a {@link NetworkConfiguration}, set with `setMetadata`. */
  NETWORK_CONFIGURATION_KEY: 'network_configuration',
  /** Value: a string, the operator's id of the title, sent as `contentID` to the entitlement server. */
  RESOURCE_ID: 'resourceId',
} as const;

/** A bag of strings and nested bags, as in TVSDK: what travels with a {@link MediaResource}. */
export class Metadata {
  private readonly values = new Map<string, string>();
  private readonly nested = new Map<string, Metadata>();

  setValue(key: string, value: string): void {
    this.values.set(key, value);
  }

  /** `undefined` when the key was never set. */
  getValue(key: string): string | undefined {
    return this.values.get(key);
  }

  setMetadata(key: string, metadata: Metadata): void {
    this.nested.set(key, metadata);
  }

  /** `undefined` when the key was never set. */
  getMetadata(key: string): Metadata | undefined {
    return this.nested.get(key);
  }

  containsKey(key: string): boolean {
    return this.values.has(key) || this.nested.has(key);
  }

  isEmpty(): boolean {
    return this.values.size === 0 && this.nested.size === 0;
  }

  /** Keys of values, then of nested metadata, each in the order they were set. */
  keySet(): string[] {
    return [...this.values.keys(), ...this.nested.keys()];
  }
}
