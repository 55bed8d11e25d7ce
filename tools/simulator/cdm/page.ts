import { installCdm } from './install-cdm.ts';
import { createSimulatedPlayReady, type PlayReadyMessageShape } from './playready.ts';

/** Which key systems a page gets beside its own. */
export interface SimulatedCdms {
  readonly playready?: PlayReadyMessageShape;
}

declare global {
  interface Window {
    latchkeySimulatedCdms?: SimulatedCdms;
  }
}

/** SIMULATION: runs in a page before its own scripts. */
const { playready } = window.latchkeySimulatedCdms ?? {};
if (playready !== undefined) installCdm(createSimulatedPlayReady(playready));
