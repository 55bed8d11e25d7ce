import { testWithAxe } from '../flow/support/axe-suite.ts';

testWithAxe('en');
testWithAxe('fr');
testWithAxe('ar-XB');
