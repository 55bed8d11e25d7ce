/** Keys that were asked for and are neither licensed nor refused. */
export class PendingKeys {
  private readonly underWay = new Map<string, Promise<void>>();

  add(keyIds: readonly string[], settled: Promise<void>): void {
    keyIds.forEach((keyId) => this.underWay.set(keyId, settled));
    void settled.then(() => keyIds.forEach((keyId) => this.underWay.delete(keyId)));
  }

  has(keyId: string): boolean {
    return this.underWay.has(keyId);
  }

  /** Resolves when these are settled; `null`: none of them is under way. */
  of(keyIds: Iterable<string>): Promise<unknown> | null {
    const found = Array.from(keyIds).flatMap((keyId) => this.underWay.get(keyId) ?? []);
    return found.length === 0 ? null : Promise.all(found);
  }
}
