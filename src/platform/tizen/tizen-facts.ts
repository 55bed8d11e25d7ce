import type { SetFacts } from '../device-facts.ts';
import type { TizenTvInfo } from './tizen-captions.ts';

/** What is asked of Samsung's `webapis` here (Product Info and AVInfo API). Each may be missing, and each may throw. */
export interface TizenTvApi {
  readonly productinfo?: {
    getRealModel?(): string;
    getFirmware?(): string;
    isUdPanelSupported?(): boolean;
    is8KPanelSupported?(): boolean;
  };
  readonly tvinfo?: TizenTvInfo;
  readonly avinfo?: { isHdrTvSupport?(): boolean };
}

/** `undefined` off a TV, and in a package whose page does not load `$WEBAPIS/webapis/webapis.js`. */
export function tizenTvApi(): TizenTvApi | undefined {
  return (window as { webapis?: TizenTvApi }).webapis;
}

export function readTizenFacts(api: TizenTvApi | undefined): SetFacts {
  const { productinfo, avinfo } = api ?? {};
  const is8k = ask(() => productinfo?.is8KPanelSupported?.());
  const isUhd = ask(() => productinfo?.isUdPanelSupported?.());
  return {
    model: ask(() => productinfo?.getRealModel?.()),
    firmware: ask(() => productinfo?.getFirmware?.()),
    panel: is8k === true ? '8k' : isUhd === null ? null : isUhd ? 'uhd' : 'hd',
    hasHdr: ask(() => avinfo?.isHdrTvSupport?.()),
  };
}

/** Sets throw for what they do not have, or where the package asked for no privilege. */
function ask<Answer>(question: () => Answer | undefined): Answer | null {
  try {
    return question() ?? null;
  } catch {
    return null;
  }
}
