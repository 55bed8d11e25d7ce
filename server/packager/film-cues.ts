import { AUDIO_LANGUAGES } from './renditions.ts';

/** What is read in the languages that are heard. */
export const TEXT_LANGUAGES = AUDIO_LANGUAGES;
export type TextLanguage = (typeof TEXT_LANGUAGES)[number];

/** One subtitle, one or two lines of at most 40 letters. Times in seconds of the film. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  readonly lines: Readonly<Record<TextLanguage, readonly string[]>>;
  /** Thought, not said: in italics. */
  readonly isThought: boolean;
}

/** The night at the lake, as somebody on its shore might tell it. */
export const FILM_CUES: readonly Cue[] = [
  say(
    1.5,
    5,
    ['The sun has gone.', 'The lake keeps its colours.'],
    ['Le soleil est parti.', 'Le lac garde ses couleurs.'],
  ),
  say(6, 9.4, ['One by one,', 'the clouds let go of the light.'], ['Un à un,', 'les nuages lâchent la lumière.']),
  say(10.6, 13.8, ['The blue hour.', 'Even the pines hold still.'], ['L’heure bleue.', 'Même les pins se taisent.']),
  say(
    15,
    18.4,
    ['And then, above the ridge,', 'something green.'],
    ['Et puis, au-dessus de la crête,', 'quelque chose de vert.'],
  ),
  say(
    20,
    24,
    ['A curtain of light,', 'a hundred kilometres up.'],
    ['Un rideau de lumière,', 'à cent kilomètres de haut.'],
  ),
  think(25.2, 28.6, ['Listen.', 'No, it makes no sound at all.'], ['Écoute.', 'Non, cela ne fait aucun bruit.']),
  say(30, 33.8, ['The sun sent this', 'two days ago.'], ['Le soleil a envoyé cela', 'il y a deux jours.']),
  say(35.4, 39.2, ['The water draws it again,', 'upside down.'], ['L’eau le dessine à nouveau,', 'à l’envers.']),
  say(41, 44.4, ['Long past midnight.', 'Not a ripple.'], ['Minuit est loin.', 'Pas une ride sur l’eau.']),
  say(46, 49.6, ['In the east,', 'the dark is wearing thin.'], ['À l’est,', 'la nuit s’use et s’amincit.']),
  say(51, 54.4, ['The stars go out', 'without a fuss.'], ['Les étoiles s’éteignent', 'sans faire d’histoires.']),
  think(56, 60.4, ['Morning.', 'Nobody is going to believe me.'], ['Le matin.', 'Personne ne va me croire.']),
];

function say(start: number, end: number, en: readonly string[], fr: readonly string[]): Cue {
  return { start, end, lines: { en, fr }, isThought: false };
}

function think(start: number, end: number, en: readonly string[], fr: readonly string[]): Cue {
  return { start, end, lines: { en, fr }, isThought: true };
}
