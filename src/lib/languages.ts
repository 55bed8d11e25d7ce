declare const LATCHKEY_PSEUDO_LANGUAGE: boolean | undefined;

/**
 * What the app speaks. `ar-XB` is nobody's: English with accents, a third longer, from right to left. It shows what Arabic or
 * Hebrew would do to the layout, in tests and while developing; a build for viewers has none of it.
 */
export type Language = 'en' | 'fr' | 'ar-XB';

const HAS_PSEUDO = typeof LATCHKEY_PSEUDO_LANGUAGE !== 'undefined' && LATCHKEY_PSEUDO_LANGUAGE;

/** Those of this build. */
export const LANGUAGES: readonly Language[] = HAS_PSEUDO ? ['en', 'fr', 'ar-XB'] : ['en', 'fr'];

/** Which way the language reads. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar-XB' ? 'rtl' : 'ltr';
}
