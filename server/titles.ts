/** A text in the languages of the demo. */
export interface Localized {
  readonly en: string;
  readonly fr: string;
}

/** What is where in a title, in seconds, and which one follows it. */
export interface DemoTimeline {
  readonly chapters: readonly { readonly start: number; readonly title: Localized }[];
  readonly markers: {
    readonly intro: { readonly start: number; readonly end: number };
    /** Without an end they last as long as the title. */
    readonly credits: { readonly start: number; readonly end?: number };
  };
  readonly next: string;
}

/** One title of the demo catalog. All share one encode; keys and artwork (by the same id) are their own. */
export interface DemoTitle {
  readonly id: string;
  readonly title: Localized;
  /** Two lines on the screen: about 150 characters. */
  readonly synopsis: Localized;
  readonly year: number;
  readonly rating: string;
  readonly badges: readonly string[];
  /** Pictures of 2160 lines, under a key of their own. Not for clear titles. */
  readonly hasUhd?: true;
  /** Other keys for its second half, which is a period of its own. Not for clear titles, nor on air. */
  readonly hasLaterKeys?: true;
  /** Always on air: the film over and over. */
  readonly isLive?: true;
  /** Absent: nothing is marked, and the next title is the next on its rail. */
  readonly timeline?: DemoTimeline;
  /** Common encryption scheme; `null` is clear. */
  readonly scheme: 'cenc' | 'cbcs' | null;
  /** Requests that are answered with the right cookies only: those of its licenses, or all. */
  readonly cookiesFor?: 'licenses' | 'all';
}

/** Films and short documentaries of a studio that does not exist. */
export const DEMO_TITLES: readonly DemoTitle[] = [
  {
    id: 'aurora',
    title: { en: 'Aurora', fr: 'Aurore' },
    synopsis: {
      en: 'At the last weather station before the ice, two forecasters share one winter, one kettle and a sky that will not keep to their charts.',
      fr: 'Dans la dernière station météo avant la glace, deux prévisionnistes partagent un hiver, une bouilloire et un ciel rebelle à leurs cartes.',
    },
    year: 2025,
    rating: '7+',
    badges: ['HD'],
    scheme: 'cenc',
  },
  {
    id: 'meridian',
    title: { en: 'Meridian', fr: 'Méridien' },
    synopsis: {
      en: 'A surveyor walks one line of longitude from coast to coast, knocks at every door it crosses and asks what can be seen from there.',
      fr: 'Une géomètre suit à pied un méridien d’une côte à l’autre, frappe à chaque porte qu’il traverse et demande ce que l’on voit de là.',
    },
    year: 2022,
    rating: '0+',
    badges: ['UHD'],
    scheme: 'cenc',
    hasUhd: true,
  },
  {
    id: 'saltwater',
    title: { en: 'Saltwater', fr: 'Eau salée' },
    synopsis: {
      en: 'When the ferry stops for the season, its youngest deckhand stays on the island to learn why her mother never once came back to it.',
      fr: 'Quand le bac s’arrête pour la saison, sa plus jeune matelote reste sur l’île pour comprendre pourquoi sa mère n’y est jamais revenue.',
    },
    year: 2024,
    rating: '12+',
    badges: ['HD'],
    scheme: 'cbcs',
  },
  {
    id: 'ember',
    title: { en: 'Ember', fr: 'Braise' },
    synopsis: {
      en: 'Four nights beside a charcoal kiln that must never flame. The burners sleep in turns, tell the same three stories and listen to the smoke.',
      fr: 'Quatre nuits près d’une meule à charbon qui ne doit jamais flamber. On dort à tour de rôle, on redit trois histoires, on écoute la fumée.',
    },
    year: 2021,
    rating: '0+',
    badges: ['HD'],
    scheme: 'cbcs',
    cookiesFor: 'all',
  },
  {
    id: 'nocturne',
    title: { en: 'Nocturne', fr: 'Nocturne' },
    synopsis: {
      en: 'A piano tuner who works only after midnight finds the same wrong note in every house on one street, and begins to follow it home.',
      fr: 'Un accordeur qui ne travaille qu’après minuit retrouve la même fausse note dans chaque maison d’une rue, et se met à la suivre.',
    },
    year: 2023,
    rating: '12+',
    badges: ['HD'],
    timeline: {
      chapters: [
        { start: 0, title: { en: 'The first house', fr: 'La première maison' } },
        { start: 15, title: { en: 'A wrong note', fr: 'Une fausse note' } },
        { start: 30, title: { en: 'The whole street', fr: 'Toute la rue' } },
        { start: 45, title: { en: 'Before dawn', fr: 'Avant l’aube' } },
      ],
      markers: { intro: { start: 1, end: 14 }, credits: { start: 52 } },
      next: 'lowtide',
    },
    scheme: 'cenc',
  },
  {
    id: 'glasshouse',
    title: { en: 'Glasshouse', fr: 'La Serre' },
    synopsis: {
      en: 'One year in the oldest glasshouse of a botanical garden, from the first frost on its panes to the night the century plant flowers.',
      fr: 'Une année dans la plus vieille serre d’un jardin botanique, du premier givre sur les vitres à la nuit où l’agave fleurit enfin.',
    },
    year: 2020,
    rating: '0+',
    badges: ['HD'],
    scheme: 'cenc',
    cookiesFor: 'licenses',
  },
  {
    id: 'lowtide',
    title: { en: 'Low Tide', fr: 'Marée basse' },
    synopsis: {
      en: 'Twice a day the causeway dries, and the postman has ninety minutes to cross and return. Today someone is waiting on the far side.',
      fr: 'Deux fois par jour, la chaussée se découvre et le facteur a quatre-vingt-dix minutes pour traverser. Aujourd’hui, quelqu’un l’attend.',
    },
    year: 2019,
    rating: '7+',
    badges: ['HD'],
    scheme: 'cenc',
  },
  {
    id: 'farlight',
    title: { en: 'Farlight', fr: 'Le Dernier Feu' },
    synopsis: {
      en: 'On its last night before the machines take over, a lighthouse is kept by three generations who cannot agree on how to say goodbye.',
      fr: 'Pour sa dernière nuit avant les machines, un phare est gardé par trois générations qui ne s’accordent pas sur la façon de dire adieu.',
    },
    year: 2018,
    rating: '0+',
    badges: ['HD'],
    scheme: null,
  },
  {
    id: 'lakecam',
    title: { en: 'Lake Camera', fr: 'Caméra du lac' },
    synopsis: {
      en: 'One camera on the shore of a mountain lake, never switched off. Night takes a minute here, then falls again, for whoever cannot sleep.',
      fr: 'Une caméra au bord d’un lac de montagne, jamais éteinte. La nuit y dure une minute, puis retombe, pour qui ne trouve pas le sommeil.',
    },
    year: 2026,
    rating: '0+',
    badges: ['HD'],
    isLive: true,
    scheme: 'cenc',
  },
];

/** One row of Home, by title ids. */
export interface DemoRail {
  readonly id: string;
  readonly title: Localized;
  readonly titles: readonly string[];
}

/** The first card of the first rail is what a viewer meets first: a protected title. */
export const DEMO_RAILS: readonly DemoRail[] = [
  {
    id: 'tonight',
    title: { en: 'Tonight on Latchkey', fr: 'Ce soir sur Latchkey' },
    titles: ['aurora', 'saltwater', 'glasshouse', 'nocturne', 'farlight', 'meridian'],
  },
  {
    id: 'short-films',
    title: { en: 'Short films', fr: 'Courts métrages' },
    titles: ['nocturne', 'lowtide', 'aurora', 'farlight', 'saltwater'],
  },
  {
    id: 'live',
    title: { en: 'Live', fr: 'En direct' },
    titles: ['lakecam'],
  },
  {
    id: 'filmed-slowly',
    title: { en: 'Filmed slowly', fr: 'Filmés lentement' },
    titles: ['ember', 'glasshouse', 'meridian', 'lowtide', 'aurora'],
  },
  {
    id: 'by-the-water',
    title: { en: 'By the water', fr: 'Au bord de l’eau' },
    titles: ['farlight', 'saltwater', 'lowtide', 'meridian'],
  },
];
