import { testLicenseFaults } from './support/license-fault-suite.ts';

// The others are in test/long, and in test/contract/license-causes.test.ts without the app around them.
testLicenseFaults(['403 once', 'a connection that is reset', '403 whenever it is asked', 'nothing, ever']);
