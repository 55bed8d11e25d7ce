import { testWithAxe } from '../flow/support/axe-suite.ts';

testWithAxe('fr');
testWithAxe('ar-XB');
