declare const LATCHKEY_VERSION: string | undefined;
declare const __webpack_hash__: string | undefined;

/** Which app this is. The build fills it in; in a test it was not built. */
export const APP_VERSION = {
  version: typeof LATCHKEY_VERSION === 'undefined' ? 'unbuilt' : LATCHKEY_VERSION,
  build: typeof __webpack_hash__ === 'undefined' ? 'unbuilt' : __webpack_hash__,
};
