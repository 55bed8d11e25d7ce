import { configureLocalization } from '@lit/localize';
import type { LocaleModule } from '@lit/localize';
import { LANGUAGES } from '../lib/languages.ts';
import { createStore } from '../lib/store.ts';
import type { ReadableStore } from '../lib/store.ts';
import { FR } from './fr.ts';
import type { Language } from './strings.ts';
import { toTemplates } from './text-table.ts';

declare const LATCHKEY_PSEUDO_LANGUAGE: boolean;

const { getLocale, setLocale } = configureLocalization({
  sourceLocale: 'en',
  targetLocales: LANGUAGES.slice(1),
  loadLocale,
});

const shown = createStore<Language>('en');

/** What `strings` speaks. Elements get it as a property, and so render anew when it changes. */
export const shownLanguage: ReadableStore<Language> = shown;

/** The one place where the language of the app is set. Resolves when `strings` speaks it, or a later choice. */
export async function showLanguage(language: Language): Promise<void> {
  await setLocale(language);
  if (getLocale() === language) shown.set(language);
}

async function loadLocale(language: string): Promise<LocaleModule> {
  // Only where this holds does the build make a chunk of it.
  if (LATCHKEY_PSEUDO_LANGUAGE && language === 'ar-XB') {
    const { createPseudoTemplates } = await import(/* webpackChunkName: "pseudo-language" */ './pseudo-language.ts');
    return { templates: createPseudoTemplates() };
  }
  return { templates: toTemplates(FR) };
}
