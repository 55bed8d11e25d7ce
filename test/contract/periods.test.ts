import { describePeriods } from './support/period-suite.ts';

describePeriods({ keySystems: ['widevine'], refusedRoles: ['audio'], goesOnInHd: false });
