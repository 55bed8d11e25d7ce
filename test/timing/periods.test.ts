import { describePeriods } from '../contract/support/period-suite.ts';

describePeriods({ keySystems: ['widevine'], refusedRoles: ['audio'], goesOnInHd: false });
