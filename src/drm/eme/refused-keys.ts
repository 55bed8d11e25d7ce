import type { PlayerError } from '../../errors.ts';
import { setAlarm } from '../../lib/alarm.ts';

/** A period is fetched ahead by up to 20 s, of which an exchange takes 10: there is time for a second one. */
const FORGIVE_AFTER_MS = 5000;

/** Keys that a playback goes on without, and why. */
export class RefusedKeys {
  private readonly refusals = new Map<string, PlayerError>();
  private readonly forgiven = new Set<string>();

  get(keyId: string): PlayerError | undefined {
    return this.refusals.get(keyId);
  }

  add(keyIds: readonly string[], error: PlayerError): void {
    keyIds.forEach((keyId) => this.refusals.set(keyId, error));
  }

  /**
   * Forgets, once for each key, that the license server did not give it in time, and that it is among those `asked` for; then
   * calls `onForgiven`.
   */
  forgive(keyIds: readonly string[], asked: Set<string>, onForgiven: () => void, signal: AbortSignal): void {
    const late = keyIds.filter((keyId) => this.get(keyId)?.code === 'LICENSE_UNREACHABLE' && !this.forgiven.has(keyId));
    if (late.length === 0) return;
    late.forEach((keyId) => this.forgiven.add(keyId));
    const forget = (): void => {
      late.forEach((keyId) => this.refusals.delete(keyId) && asked.delete(keyId));
      onForgiven();
    };
    setAlarm(FORGIVE_AFTER_MS, forget, signal);
  }
}
