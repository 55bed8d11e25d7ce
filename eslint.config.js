import js from '@eslint/js';
import compat from 'eslint-plugin-compat';
import { configs as lit } from 'eslint-plugin-lit';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Architecture §3. A folder imports what stands on a lower line, never sideways or upwards; `import type` counts. */
const LAYERS = [
  ['errors', 'lib'],
  ['expressplay', 'config'],
  ['drm', 'captions'],
  ['storefront'],
  ['player'],
  ['engines', 'remote'],
  ['platform', 'ui'],
  ['report'],
  ['player-part'],
  ['main'],
];

/** Beyond the layers: `ui` never reaches below the player into what makes it work. */
const ALSO_FORBIDDEN = { ui: ['drm', 'expressplay', 'config'], report: ['ui', 'engines', 'remote'] };

/** `main` names each relative import that would break the layering: `../drm/x.ts`, `./errors.ts`, `../../ui/y.ts`. */
function layerRule(folder) {
  const level = LAYERS.findIndex((names) => names.includes(folder));
  const above = LAYERS.slice(level).flat();
  const forbidden = [...above, ...(ALSO_FORBIDDEN[folder] ?? [])].filter((name) => name !== folder);
  return {
    files: [`src/${folder}/**/*.ts`, `src/${folder}.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^\\.{1,2}/(?:\\.\\./)*(?:${forbidden.join('|')})(?:/|\\.ts$)`,
              message: `src/${folder} may not import this: see docs/architecture.md §3.`,
            },
            { regex: '(^|/)(server|tools|test)/', message: 'src ships to a TV and imports nothing from here.' },
          ],
        },
      ],
    },
  };
}

const foreignImports = (folder, regex, message) => ({
  files: [`${folder}/**/*.ts`],
  rules: { 'no-restricted-imports': ['error', { patterns: [{ regex, message }] }] },
});

const USER_AGENT = {
  object: 'navigator',
  property: 'userAgent',
  message: 'Read in src/platform/detect.ts and nowhere else.',
};

/** Monotonic clocks instead, or the `Date` of an answer: docs/architecture.md §5. */
const WALL_CLOCK = [
  { object: 'Date', property: 'now', message: 'The clocks of TVs are wrong: performance.now().' },
  { object: 'performance', property: 'timeOrigin', message: 'The clocks of TVs are wrong.' },
];

export default ts.config(
  { ignores: ['node_modules/', 'dist/', 'coverage/', '.cache/', 'server/media/'] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { project: ['./tsconfig.json', './tsconfig.node.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: 'error',
      // dash.js declares the shapes of its plain settings objects as classes.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'A union of string literals instead of an enum.' },
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        { selector: 'ExportAllDeclaration', message: 'No barrels.' },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ...compat.configs['flat/recommended'],
    languageOptions: { globals: globals.browser },
    settings: {
      targets: ['chrome 63'],
      // What the build polyfills: src/lib/polyfills.ts, and core-js by usage.
      polyfills: ['AbortController', 'AbortSignal', 'globalThis', 'Promise.allSettled', 'Object.fromEntries'],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'A union of string literals instead of an enum.' },
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        { selector: 'ExportAllDeclaration', message: 'No barrels.' },
        {
          selector: "ThrowStatement > NewExpression[callee.name='Error']",
          message: 'PlayerError for what a viewer may meet, TypeError for a programmer’s mistake.',
        },
        {
          selector: "CallExpression[callee.property.name='addEventListener'] Property[key.name='signal']",
          message: 'addEventListener({ signal }) needs Chromium 90.',
        },
        { selector: "MemberExpression[object.name='AbortSignal'][property.name='timeout']", message: 'Chromium 124.' },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'The clocks of TVs are wrong: performance.now().',
        },
        {
          selector:
            'TemplateElement[value.raw=/(^|[\\s;{])(gap|inset|aspect-ratio)\\s*:|:focus-visible|clamp\\(|:is\\(|:where\\(/]',
          message: 'CSS newer than the floor, Chromium 63 (architecture §10).',
        },
      ],
      'no-restricted-globals': [
        'error',
        { name: 'structuredClone', message: 'Chromium 98.' },
        { name: 'queueMicrotask', message: 'Chromium 71.' },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: { 'no-restricted-properties': ['error', USER_AGENT, ...WALL_CLOCK] },
  },
  { files: ['src/platform/detect.ts'], rules: { 'no-restricted-properties': ['error', ...WALL_CLOCK] } },
  // The first two show what the clock of the TV says; the third watches over it for dash.js, the last checks it against a
  // server's. None believes it.
  {
    files: [
      'src/ui/components/wall-clock.ts',
      'src/ui/screens/player-room.ts',
      'src/engines/dash/clock-jump.ts',
      'src/drm/checked-clock.ts',
    ],
    rules: { 'no-restricted-properties': ['error', USER_AGENT] },
  },
  { files: ['src/ui/**/*.ts', 'src/remote/**/*.ts'], ...lit['flat/recommended'] },
  ...LAYERS.flat().map(layerRule),
  foreignImports('server', '/src/(?!expressplay/)', 'server sees only src/expressplay.'),
  {
    files: ['src/relay/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^\\.\\./(?!lib/relay-)', message: 'relay sees only lib/relay-*.' }] },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      // node:test awaits what it was given.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['describe', 'it', 'test'] },
            // @open-wc/semantic-dom-diff types chai's synchronous equal() as a promise.
            { from: 'package', package: 'chai', name: 'Equal' },
          ],
        },
      ],
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    ...ts.configs.disableTypeChecked,
    languageOptions: { globals: globals.node, parserOptions: { project: null } },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs' },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  { files: ['*.config.js', '*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
);
