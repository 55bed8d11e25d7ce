import type { EmeQuirks } from '../../../../src/drm/eme/eme-quirks.ts';
import { createLevelMemory, type LevelMemory } from '../../../../src/drm/eme/level-memory.ts';

export const ANY_TV: Pick<EmeQuirks, 'asksRobustness' | 'probesAc3As'> = { asksRobustness: true, probesAc3As: 'ac-3' };

export const forgetful = (): Promise<LevelMemory> =>
  Promise.resolve(createLevelMemory({ store: null, device: 'a test' }));

/** A store that keeps what it is given. */
export class FakeStore {
  readonly items = new Map<string, string>();
  getItem = (key: string): string | null => this.items.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.items.set(key, value);
}

export interface ScriptedDevice {
  /** `name robustness`, as asked. */
  readonly asked: string[];
  readonly configurations: MediaKeySystemConfiguration[];
  readonly requestAccess: Navigator['requestMediaKeySystemAccess'];
}

/**
 * The edge that cannot be had, a TV's CDMs: has these (`com.widevine.alpha SW_SECURE_DECODE`) and no other. What it gives is the
 * browser's own ClearKey.
 */
export function scriptDevice(...has: readonly string[]): ScriptedDevice {
  const asked: string[] = [];
  const configurations: MediaKeySystemConfiguration[] = [];
  const requestAccess = async (
    name: string,
    given: Iterable<MediaKeySystemConfiguration>,
  ): Promise<MediaKeySystemAccess> => {
    const [configuration] = [...given];
    const [video] = configuration?.videoCapabilities ?? [];
    if (configuration === undefined || video === undefined) throw new TypeError('Expected one configuration');
    const rung = `${name} ${video.robustness ?? ''}`.trim();
    asked.push(rung);
    configurations.push(configuration);
    if (!has.includes(rung)) throw new DOMException('Unsupported keySystem', 'NotSupportedError');
    const plain = { ...configuration, videoCapabilities: [{ ...video, robustness: '' }] };
    return navigator.requestMediaKeySystemAccess('org.w3.clearkey', [plain]);
  };
  return { asked, configurations, requestAccess };
}
