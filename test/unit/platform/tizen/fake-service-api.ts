import type { connectTizenRelay } from '../../../../src/platform/tizen/relay-service.ts';

type Item = { readonly key: string; readonly value: string };

export interface FakeServiceApi {
  readonly api: Parameters<typeof connectTizenRelay>[0];
  /** `latchkey-relay listens`, `launch LatchkeyTV.Relay nonce=n-1`. */
  readonly log: string[];
  /** A message to the app's port, from whomever. */
  tell(values: Readonly<Record<string, string>>): void;
}

/** Samsung's applications and message ports. `launch` does what the service does at a launch. */
export function fakeServiceApi(launch: (fail: (error: { name: string }) => void) => void): FakeServiceApi {
  const log: string[] = [];
  let listener: ((items: readonly Item[]) => void) | null = null;
  const port = {
    addMessagePortListener: (added: typeof listener) => {
      log.push('listens');
      listener = added;
      return 7;
    },
    removeMessagePortListener: (id: number) => {
      log.push(`removes ${id}`);
      listener = null;
    },
  };
  class ApplicationControlData {
    constructor(
      readonly key: string,
      readonly value: readonly string[],
    ) {}
  }
  class ApplicationControl {
    readonly data: readonly ApplicationControlData[];
    constructor(...parameters: [string, null, null, null, readonly ApplicationControlData[]]) {
      this.data = parameters[4];
    }
  }
  const api = {
    ...{ ApplicationControl, ApplicationControlData },
    messageport: { requestLocalMessagePort: () => port },
    application: {
      launchAppControl: (
        { data }: ApplicationControl,
        id: string,
        _onLaunched: () => void,
        onError: (error: { name: string }) => void,
      ) => {
        log.push(`launches ${id} ${data.map(({ key, value }) => `${key}=${value.join()}`).join()}`);
        launch(onError);
      },
    },
  } as unknown as FakeServiceApi['api'];
  return {
    api,
    log,
    tell: (values) => listener?.(Object.entries(values).map(([key, value]) => ({ key, value }))),
  };
}
