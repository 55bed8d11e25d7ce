import type { CdmFaults } from './cdm-faults.ts';
import { installCdm } from './install-cdm.ts';
import { createSimulatedPlayReady, type PlayReadyMessageShape } from './playready.ts';
import { createSimulatedWidevine, type WidevineDevice } from './widevine.ts';

/** Which key systems a page gets beside its own. */
export interface SimulatedCdms {
  readonly playready?: PlayReadyMessageShape;
  /** `{}` is the strongest device. */
  readonly widevine?: WidevineDevice;
  /** What the output of a PlayReady device protects: 0 nothing, 1 HDCP 1.x, 2 HDCP 2.x. Default: 2. */
  readonly playreadyHdcp?: number;
  /** What they get wrong, each of them. */
  readonly faults?: CdmFaults;
  /** What Widevine alone gets wrong. */
  readonly widevineFaults?: CdmFaults;
}

declare global {
  interface Window {
    latchkeySimulatedCdms?: SimulatedCdms;
  }
}

/** SIMULATION: runs in a page before its own scripts. */
const { playready, playreadyHdcp, widevine, faults, widevineFaults } = window.latchkeySimulatedCdms ?? {};
if (playready !== undefined) installCdm(createSimulatedPlayReady(playready, playreadyHdcp), faults);
if (widevine !== undefined) installCdm(createSimulatedWidevine(widevine), { ...faults, ...widevineFaults });
