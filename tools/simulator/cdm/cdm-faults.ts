/** The calls of EME that a page makes on its way to a key. */
export type CdmStep = 'createMediaKeys' | 'createSession' | 'generateRequest' | 'update';

/** What a simulated CDM gets wrong on demand: plain data, so that it can be handed to a page. Absent: nothing. */
export interface CdmFaults {
  /** So many of the next calls reject; `createSession` throws. */
  readonly rejects?: Readonly<Partial<Record<CdmStep, number>>>;
  /** So many of the next first messages of a session never arrive. */
  readonly lostMessages?: number;
  /** So many of the next licenses are taken and do nothing: no key, no status. */
  readonly inertLicenses?: number;
  /** `none`: no session ever tells a status, as some sets do. Else: told so many milliseconds late. */
  readonly statuses?: 'none' | { readonly lateMs: number };
  /** By key id, lower-case hexadecimal: its status after its first license, its second and so on; the last one stays. */
  readonly keyStatuses?: Readonly<Record<string, readonly MediaKeyStatus[]>>;
  /** So many seconds after each license a session asks for a renewal. PlayReady never does. */
  readonly renewsAfterS?: number;
  /** So many seconds after a license its session says that it ends. Absent: NaN. */
  readonly expiresAfterS?: number;
  /** Says yes to persistent licenses, and then makes no such session. */
  readonly claimsPersistence?: boolean;
}

/** Names as EME gives them to these failures. */
const ERROR_NAMES: Readonly<Record<CdmStep, string>> = {
  createMediaKeys: 'NotSupportedError',
  createSession: 'QuotaExceededError',
  generateRequest: 'InvalidStateError',
  update: 'InvalidStateError',
};

/** The faults of one simulated CDM, as they are used up. */
export class FaultSupply {
  private readonly rejections: Partial<Record<CdmStep, number>>;
  private lostMessages: number;
  private inertLicenses: number;
  private readonly licenses = new Map<string, number>();

  constructor(readonly faults: CdmFaults) {
    this.rejections = { ...faults.rejects };
    this.lostMessages = faults.lostMessages ?? 0;
    this.inertLicenses = faults.inertLicenses ?? 0;
  }

  /** Throws a DOMException as long as this step is to fail. */
  meet(step: CdmStep): void {
    const left = this.rejections[step] ?? 0;
    if (left <= 0) return;
    this.rejections[step] = left - 1;
    throw new DOMException(`The simulated CDM fails at ${step}`, ERROR_NAMES[step]);
  }

  losesMessage(): boolean {
    this.lostMessages -= 1;
    return this.lostMessages >= 0;
  }

  wastesLicense(): boolean {
    this.inertLicenses -= 1;
    return this.inertLicenses >= 0;
  }

  countLicense(keyIds: readonly string[]): void {
    keyIds.forEach((keyId) => this.licenses.set(keyId, (this.licenses.get(keyId) ?? 0) + 1));
  }

  /** `null`: as the CDM underneath says. */
  statusOf(keyId: string): MediaKeyStatus | null {
    const statuses = this.faults.keyStatuses?.[keyId] ?? [];
    const nth = Math.min(this.licenses.get(keyId) ?? 1, statuses.length) - 1;
    return statuses[nth] ?? null;
  }
}
