import type { Rung } from '../drm/eme/security-level.ts';
import type { KeySystemId } from '../drm/key-system.ts';
import type { PlayerError } from '../errors.ts';

/** From OK to keys, with all that was tried on the way (architecture §5). */
const KEYS_WITHIN_MS = 15_000;

/** What took longer is not tried twice, and an attempt that has less is not begun. */
const QUICK_MS = 3000;

/** ExpressPlay's codes for a device below what its token asks for (docs/decisions/006-license-policy.md). */
const BELOW_THE_POLICY: readonly (number | undefined)[] = [-7004, -2034];

/** Why an attempt was left, and the key system that it was made with. */
export interface RetreatReason {
  readonly error: PlayerError;
  readonly keySystem: KeySystemId;
}

/**
 * The way back of one load: after a failure of the CDM the same is tried once more, since some sets fail now and then (dash.js #4266,
 * Shaka #10430), then the next level, then the next key system. A license that is refused for the level, and whatever took long,
 * lead to the next key system at once: the lower level would bring the same. ClearKey guards nothing, and is nobody's way out.
 */
export class KeySystemRetreat {
  private readonly startedAtMs: number;
  private attemptStartedAtMs: number;
  private readonly passedOver: {
    readonly keySystem: KeySystemId;
    /** With `level`: this level alone. Absent: all of the key system. */
    readonly name?: string;
    readonly level?: Rung['level'];
  }[] = [];
  /** By key system. */
  private readonly failures = new Map<KeySystemId, number>();
  private first: PlayerError | null = null;
  /** Why the attempt before was left, as long as it is not known whether there is another. */
  private untold: RetreatReason | null = null;

  /** Monotonic, in milliseconds. Begins now. */
  constructor(private readonly now: () => number) {
    this.startedAtMs = this.attemptStartedAtMs = now();
  }

  /** What a load still has for the keys of its start, in milliseconds. */
  get leftMs(): number {
    return this.startedAtMs + KEYS_WITHIN_MS - this.now();
  }

  /** For `ProbeOptions`. */
  readonly isPassedOver = (rung: Rung): boolean =>
    (rung.keySystem === 'clearkey' && this.hasFailed('widevine', 'playready')) ||
    this.passedOver.some(
      ({ keySystem, name = rung.name, level = rung.level }) =>
        keySystem === rung.keySystem && name === rung.name && level === rung.level,
    );

  /** Whether to load again, with what is not passed over, after `error` on `rung`. */
  goesOn(error: PlayerError, rung: Rung | null): boolean {
    const isBelowPolicy = BELOW_THE_POLICY.includes(error.details.expressPlayCode);
    if (rung === null || !(isBelowPolicy || error.code === 'KEY_SESSION_FAILED')) return false;
    this.first ??= error;
    this.untold = { error, keySystem: rung.keySystem };
    const isQuick = this.now() - this.attemptStartedAtMs < QUICK_MS;
    this.attemptStartedAtMs = this.now();
    this.passOver(rung, isQuick && !isBelowPolicy);
    return this.leftMs > QUICK_MS;
  }

  /** The error that ends the load: that there is nothing left to try says less than what failed first. */
  toReport(error: PlayerError): PlayerError {
    return error.code === 'KEY_SYSTEM_UNAVAILABLE' ? (this.first ?? error) : error;
  }

  /** For developers, once: why the attempt before was left. Call it when the next one has found something to go on with. */
  takeReason(): RetreatReason | null {
    const reason = this.untold;
    this.untold = null;
    return reason;
  }

  private hasFailed(...keySystems: readonly KeySystemId[]): boolean {
    return keySystems.some((keySystem) => this.failures.has(keySystem));
  }

  private passOver({ keySystem, name, level }: Rung, mayStay: boolean): void {
    const failures = (this.failures.get(keySystem) ?? 0) + 1;
    this.failures.set(keySystem, failures);
    if (!mayStay || failures > 2) this.passedOver.push({ keySystem });
    else if (failures === 2) this.passedOver.push({ keySystem, name, level });
  }
}
