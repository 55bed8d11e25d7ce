import type { UserAgentFacts } from './user-agent.ts';

/** What only the maker's own interface tells. `null`: not told. */
export interface SetFacts {
  readonly model: string | null;
  readonly firmware: string | null;
  readonly panel: 'hd' | 'uhd' | '8k' | null;
  readonly hasHdr: boolean | null;
}

/** The device, as far as it says. */
export type DeviceFacts = UserAgentFacts & SetFacts;

export const UNTOLD: SetFacts = { model: null, firmware: null, panel: null, hasHdr: null };
