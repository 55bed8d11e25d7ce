/** A folder that a package carries beside the app. */
export interface PackagePart {
  /** Of the folder, in the package. */
  readonly name: string;
  /** Writes what is in it. The folder is there and empty. */
  readonly stage: (folder: string) => Promise<void>;
}

export interface PackageParts {
  /** Each becomes a folder in the widget; config.xml names what is in it. */
  readonly tizen: readonly PackagePart[];
  /** Each is handed to LG's tool as a service: it holds a services.json and a package.json. */
  readonly webosServices: readonly PackagePart[];
}

/** What both packages carry beside the app. */
export const PACKAGE_PARTS: PackageParts = { tizen: [], webosServices: [] };
