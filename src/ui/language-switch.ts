import { configureLocalization } from '@lit/localize';
import { createStore } from '../lib/store.ts';
import type { ReadableStore } from '../lib/store.ts';
import { FR } from './fr.ts';
import type { Language } from './strings.ts';
import { toTemplates } from './text-table.ts';

const { getLocale, setLocale } = configureLocalization({
  sourceLocale: 'en',
  targetLocales: ['fr'],
  loadLocale: () => Promise.resolve({ templates: toTemplates(FR) }),
});

const shown = createStore<Language>('en');

/** What `strings` speaks. Elements get it as a property, and so render anew when it changes. */
export const shownLanguage: ReadableStore<Language> = shown;

/** The one place where the language of the app is set. Resolves when `strings` speaks it, or a later choice. */
export async function showLanguage(language: Language): Promise<void> {
  await setLocale(language);
  if (getLocale() === language) shown.set(language);
}
