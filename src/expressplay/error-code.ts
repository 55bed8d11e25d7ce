/** The code in an ExpressPlay answer: a JSON body, or the pattern `[-4010]` in any text. `null` where there is none. */
export function parseExpressPlayCode(body: string): number | null {
  const bracketed = /\[(-\d{4})\]/.exec(body)?.[1] ?? /"code"\s*:\s*(-\d{4})\b/.exec(body)?.[1];
  return bracketed === undefined ? null : Number(bracketed);
}
