import { describeEncryptedEvent } from '../contract/support/encrypted-event-suite.ts';

describeEncryptedEvent({
  starts: [
    ['clearkey', 'nothing'],
    ['widevine', 'ids'],
    ['playready', 'ids'],
  ],
  hasLaterKeys: true,
  hasOthers: false,
});
