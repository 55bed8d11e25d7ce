import { describeEncryptedEvent } from './support/encrypted-event-suite.ts';

describeEncryptedEvent({
  starts: [
    ['clearkey', 'ids'],
    ['widevine', 'nothing'],
    ['playready', 'nothing'],
  ],
  hasLaterKeys: false,
  hasOthers: true,
});
