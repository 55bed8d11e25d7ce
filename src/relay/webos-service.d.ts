/** What is used of LG's library (webOS TV, JS service API reference), which the TV has and no package brings along. */
declare module 'webos-service' {
  export interface Message {
    /** Id of the calling application, else of the calling service. */
    readonly sender: string;
    readonly payload: Readonly<Record<string, unknown>>;
    readonly isSubscription: boolean;
    respond(answer: object): unknown;
  }

  type Listener = (message: Message) => void;

  // eslint-disable-next-line no-restricted-syntax -- what the library's CommonJS module is
  export default class Service {
    constructor(busId: string);
    /** Without an `onCancel`, a subscription keeps nothing up. */
    register(name: string, onRequest: Listener, onCancel: Listener): unknown;
  }
}
