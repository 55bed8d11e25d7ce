/** Digits in any case; a count of digits, not of bytes. */
export function isHex(text: string, digits: number): boolean {
  return text.length === digits && /^[0-9A-Fa-f]*$/.test(text);
}

/** Decimal digits only, no sign and no space; leading zeros do not matter. 2147483647 is the most there is. */
export function isInteger(text: string, min: number, max = 2_147_483_647): boolean {
  if (!/^[0-9]{1,10}$/.test(text)) return false;
  const value = Number(text);
  return value >= min && value <= max;
}

/** `^` and 1 to 64 characters of printable ASCII: a key id by name. */
export function isKidName(text: string): boolean {
  return /^\^[\x20-\x7e]{1,64}$/.test(text);
}

/** The standard alphabet with padding, and at least one byte. */
export function isBase64(text: string): boolean {
  return text !== '' && /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text);
}

/** `<decimal service id>,<32 hexadecimal digits>`: the shape of a customer authenticator. */
export function isAuthenticator(text: string): boolean {
  return /^\d+,[0-9A-Fa-f]{32}$/.test(text);
}
