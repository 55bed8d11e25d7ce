import { WEBOS_SERVICE } from '../../src/lib/relay-services.ts';
import type { AppConfig } from '../build/config-script.ts';
import { stageTizenRelay, stageWebosRelay } from './relay-parts.ts';

/** A folder that a package carries beside the app. */
export interface PackagePart {
  /** Of the folder, in the package. */
  readonly name: string;
  /** Writes what is in it, for an app of this configuration. The folder is there and empty. */
  readonly stage: (folder: string, config: AppConfig) => Promise<void>;
}

export interface PackageParts {
  /** Each becomes a folder in the widget; config.xml names what is in it. */
  readonly tizen: readonly PackagePart[];
  /** Each is handed to LG's tool as a service: it holds a services.json and a package.json. */
  readonly webosServices: readonly PackagePart[];
}

/** What both packages carry beside the app. */
export const PACKAGE_PARTS: PackageParts = {
  tizen: [{ name: 'service', stage: stageTizenRelay }],
  webosServices: [{ name: WEBOS_SERVICE, stage: stageWebosRelay }],
};
