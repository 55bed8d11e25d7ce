import type { GrantSource } from '../../../src/drm/license-grant.ts';
import { sendByXhr, type Transport } from '../../../src/lib/http.ts';
import { UNKNOWN_HOST } from '../../matrix/browser-flags.ts';
import { FAULT_HEADER, type CellOrder } from '../../matrix/cell-report.ts';

/** Long before the tokens die: as soon as a renewal may be. */
const RENEW_AFTER_S = 1;

/** The network of one cell: marks the license requests of the key under test for the server, and counts. */
export class CellNetwork {
  /** License requests of the key under test, and grants since the first of them. */
  tries = 0;
  grantsAsked = 0;
  /** A license request that did not meet the cause has brought a license. */
  hasBroughtLicense = false;
  /** When the first license request went out; milliseconds. */
  firstTryAtMs: number | null = null;
  private keyUnderTest: string | null = null;
  private readonly keyIdsByUrl = new Map<string, readonly string[]>();

  constructor(
    private readonly order: CellOrder,
    private readonly source: GrantSource,
  ) {}

  test(keyId: string): void {
    this.keyUnderTest = keyId;
    this.grantsAsked = 0;
  }

  readonly grants: GrantSource = async (...asked) => {
    this.grantsAsked += 1;
    const grant = await this.source(...asked);
    for (const { url, keyIds } of grant.licenses) this.keyIdsByUrl.set(url, keyIds);
    return { ...grant, ...(this.order.phase === 'renewal' && { renewAfterS: RENEW_AFTER_S }) };
  };

  readonly transport: Transport = async (request, signal) => {
    const keyIds = this.keyIdsByUrl.get(request.url) ?? [];
    if (this.keyUnderTest === null || !keyIds.includes(this.keyUnderTest)) return sendByXhr(request, signal);
    this.tries += 1;
    this.firstTryAtMs ??= performance.now();
    const { met, isNameNotFound } = this.order;
    const meets = this.tries === 1 || met === 'always';
    if (meets && isNameNotFound) return sendByXhr({ ...request, url: `http://${UNKNOWN_HOST}/` }, signal);
    const headers = { ...request.headers, [FAULT_HEADER]: meets ? 'meet' : 'pass' };
    const outcome = await sendByXhr({ ...request, headers }, signal);
    if (!meets && outcome.kind === 'answer' && outcome.status === 200) this.hasBroughtLicense = true;
    return outcome;
  };
}
