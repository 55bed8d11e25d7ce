import { attempt } from '../../lib/attempt.ts';

/** What is asked of Samsung's `webapis` here (AppCommon and TVInfo API). Each may be missing, and each may throw. */
export interface TizenViewingApi {
  readonly appcommon?: {
    /** 0: off, 1: on (`AppCommonScreenSaverState`). */
    setScreenSaver?(state: 0 | 1, onSuccess: () => void, onError: () => void): void;
  };
  readonly tvinfo?: {
    readonly TvInfoMenuKey?: Readonly<Partial<Record<'VOICE_GUIDE' | 'VOICE_GUIDE_KEY', unknown>>>;
    getMenuValue?(key: unknown): unknown;
  };
}

/** `undefined` off a TV, and in a package whose page does not load `$WEBAPIS/webapis/webapis.js`. */
export function tizenViewingApi(): TizenViewingApi | undefined {
  return (window as { webapis?: TizenViewingApi }).webapis;
}

/** A set that cannot be told keeps its own mind. */
export function setTizenScreensaver(api: TizenViewingApi | undefined, isAllowed: boolean): void {
  const ignore = (): void => undefined;
  attempt(() => api?.appcommon?.setScreenSaver?.(isAllowed ? 1 : 0, ignore, ignore));
}

/** Whether the Voice Guide is on; `null`: the set does not say. */
export function readTizenVoiceGuide(api: TizenViewingApi | undefined): boolean | null {
  const { tvinfo } = api ?? {};
  // The name of the key has a suffix in some versions of Samsung's documentation, and none in others.
  const key = tvinfo?.TvInfoMenuKey?.VOICE_GUIDE_KEY ?? tvinfo?.TvInfoMenuKey?.VOICE_GUIDE;
  if (key === undefined) return null;
  const value = attempt(() => tvinfo?.getMenuValue?.(key)) ?? null;
  return value === null ? null : Number(value) === 1;
}
