import { loadDashjs } from '../engines/dash/load-dashjs.ts';
import { DashEngine } from '../engines/dash/dash-engine.ts';
import type { Platform } from './platform.ts';

/** dash.js: the default engine on every platform (architecture §5). */
export const createDashEngine: Platform['createEngine'] = (surface, _source, emit) =>
  Promise.resolve(new DashEngine(surface, emit));

export const preloadDashEngine: Platform['preloadEngine'] = () => loadDashjs();
