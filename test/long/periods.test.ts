import { describePeriods } from '../contract/support/period-suite.ts';

describePeriods({ keySystems: ['clearkey', 'playready'], refusedRoles: ['sd', 'audio'], goesOnInHd: true });
