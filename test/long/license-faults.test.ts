import { testLicenseFaults } from '../flow/support/license-fault-suite.ts';

testLicenseFaults(['500 twice', '503 with Retry-After: 1', '400 with -4022', '200 with garbage', '200 with nothing']);
