import { setAlarm } from '../../lib/alarm.ts';

/** What is looked at of a media element. */
export type WatchedElement = Pick<HTMLMediaElement, 'readyState' | 'buffered'>;

export interface SilenceWatch {
  readonly element: WatchedElement;
  /** The CDM told a status of any key. */
  readonly hasStatus: () => boolean;
  /** Licenses were taken, media are there, and there is neither a status nor a picture. */
  readonly onSilent: () => void;
  readonly signal: AbortSignal;
}

/** A decoder has this long for its first picture, once or twice. */
const LOOK_EVERY_MS = 3000;

/** `HAVE_CURRENT_DATA`: the first frame is decoded, so it was decrypted. */
const HAS_PICTURE = 2;

/**
 * Tells a CDM that does nothing from one that only says nothing: many sets tell no key statuses, and play (Shaka #891). Begin when the
 * license is in the CDM; it ends with the first status or picture.
 */
export function watchSilence({ element, hasStatus, onSilent, signal }: SilenceWatch): void {
  const lookLater = (hadMedia: boolean): void => {
    const look = (): void => {
      if (hasStatus() || element.readyState >= HAS_PICTURE) return;
      if (hadMedia) onSilent();
      else lookLater(element.buffered.length > 0);
    };
    setAlarm(LOOK_EVERY_MS, look, signal);
  };
  lookLater(false);
}
