/** The key systems Latchkey knows. `clearkey` is the browser's own CDM: for development and tests only. */
export type KeySystemId = 'widevine' | 'playready' | 'clearkey';
