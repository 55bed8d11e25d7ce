/** The app's configuration as it is written down; src/config.ts reads and checks it in the app. */
export interface AppConfig {
  /** Origin of the storefront; `''` is the origin that served the app. */
  readonly backendUrl: string;
  readonly language?: string;
  readonly maxVideoHeight?: number;
}

/** `config.js`: a classic script, since a page from file:// cannot fetch a JSON file. */
export function formatConfigScript(config: AppConfig): string {
  return `window.LATCHKEY_CONFIG = ${JSON.stringify(config)};\n`;
}
