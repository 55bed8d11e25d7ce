import { loadDashEngine } from './load-dash-engine.ts';
import type { Platform } from './platform.ts';

/** dash.js: the default engine on every platform (architecture §5). */
export const createDashEngine: Platform['createEngine'] = async (surface, _source, emit) => {
  const { DashEngine } = await loadDashEngine();
  return new DashEngine(surface, emit);
};

export const prepareDashMedia: Platform['prepareMedia'] = async (source, signal) => {
  const { DashEngine } = await loadDashEngine();
  return DashEngine.prepare(source, signal);
};

export const preloadDashEngine: Platform['preloadEngine'] = () => loadDashEngine();
