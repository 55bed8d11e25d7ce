export interface NetworkWatchOptions {
  /** Whether requests are held at all: before a first picture a lost network is an error. */
  readonly mayHold: () => boolean;
  /** Told of each change; it begins with a network. */
  readonly onChange: (isOnline: boolean) => void;
}

/** A request that waits for the network. */
export interface HeldRequest {
  /** Never sent again. */
  release(): void;
}

const TRY_AGAIN_MS = 1000;

/** Holds the media requests of one playback that fail for want of a network, until there is one. */
export class NetworkWatch {
  /** How each held request is sent again, and its timer. */
  private readonly held = new Map<() => void, ReturnType<typeof setTimeout>>();
  private isOnline = true;
  private answers = 0;
  private readonly onOnline = (): void => {
    if (this.held.size === 0) this.tell(true);
    [...this.held.keys()].forEach((sendAgain) => sendAgain());
  };

  constructor(private readonly options: NetworkWatchOptions) {
    window.addEventListener('online', this.onOnline);
  }

  /** Answers so far, of any status: what fails while others are answered fails for another reason. */
  get answerCount(): number {
    return this.answers;
  }

  /** Some request was answered: there is a network. */
  answered(): void {
    this.answers += 1;
    this.tell(true);
  }

  /**
   * Runs `send` in a second, or as soon as the device says that it is online. `null`: not held, the failure counts.
   * One lost connection is nobody's concern: only a request that fails again says that the network is gone.
   */
  hold(send: () => void, isRepeated: boolean): HeldRequest | null {
    if (!this.options.mayHold()) return null;
    if (isRepeated) this.tell(false);
    const release = (): void => {
      clearTimeout(this.held.get(sendAgain));
      this.held.delete(sendAgain);
    };
    const sendAgain = (): void => {
      release();
      send();
    };
    this.held.set(sendAgain, setTimeout(sendAgain, TRY_AGAIN_MS));
    return { release };
  }

  /** Nothing is sent again, and nothing is told any more. */
  stop(): void {
    window.removeEventListener('online', this.onOnline);
    this.held.forEach((timer) => clearTimeout(timer));
    this.held.clear();
  }

  private tell(isOnline: boolean): void {
    if (this.isOnline === isOnline) return;
    this.isOnline = isOnline;
    this.options.onChange(isOnline);
  }
}
