import { describePeriods } from '../contract/support/period-suite.ts';

describePeriods({ keySystems: ['widevine'], refusedRoles: [], goesOnInHd: false });
