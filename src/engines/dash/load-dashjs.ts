import type * as Dashjs from 'dashjs';

export type DashModule = typeof Dashjs;

/** dash.js, in a chunk of its own that is not on the way to the first screen. */
export function loadDashjs(): Promise<DashModule> {
  return import(/* webpackChunkName: "dash" */ 'dashjs');
}
