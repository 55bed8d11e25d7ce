import type { Cell, When } from './cells.ts';
import type { Ending } from './expected.ts';

/** What a page is told of a cell. The fault itself is the server's part. */
export interface CellOrder extends When, Pick<Cell, 'met'> {
  readonly isNameNotFound: boolean;
  /** Of the title: key ids, lower-case hexadecimal. */
  readonly firstKeyId: string;
  readonly secondKeyId: string;
}

/** How a cell ended in a page. */
export interface CellReport extends Ending {
  /** From the key request, or the first license request of a renewal, to the end. */
  readonly seconds: number;
  /** Whether the playback as a whole failed. */
  readonly hasFailed: boolean;
  /** Of the first key, at the end. `null`: none. */
  readonly firstKeyStatus: MediaKeyStatus | null;
  /** Key sessions that were still open after the playback was closed. */
  readonly openSessions: number;
}

/** On a license request for the key under test: `meet` where it is to meet the cause, `pass` where it is not. */
export const FAULT_HEADER = 'X-Fault-Matrix';
