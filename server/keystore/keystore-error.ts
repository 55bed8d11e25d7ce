/** SKM: 1 internal, 2 invalid parameters, 3 invalid syntax, 5 incorrect kek. 4, kid exists, is never sent (README). */
export type KeystoreCode = 1 | 2 | 3 | 5;

/** What a request to the key storage is refused with. The message holds nothing that the caller sent. */
export class KeystoreError extends Error {
  override readonly name = 'KeystoreError';

  constructor(
    readonly code: KeystoreCode,
    message: string,
    readonly status: 400 | 404 | 500 = 400,
  ) {
    super(message);
  }
}

export const invalidParameters = (message: string): KeystoreError => new KeystoreError(2, message);
export const invalidSyntax = (message: string): KeystoreError => new KeystoreError(3, message);
export const incorrectKek = (): KeystoreError => new KeystoreError(5, 'Incorrect kek');
export const unknownKey = (): KeystoreError => new KeystoreError(2, 'Unknown kid', 404);
