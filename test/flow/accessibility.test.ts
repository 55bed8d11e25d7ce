import { testWithAxe } from './support/axe-suite.ts';

// The other languages are in test/long.
testWithAxe('en');
