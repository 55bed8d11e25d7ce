import { after, afterEach, before, describe } from 'node:test';
import { startApp, type RunningApp } from '../flow/support/app.ts';
import { Tv } from '../flow/support/tv.ts';
import { itNeedsNoClock } from '../flow/support/wrong-clock-cases.ts';

let app: RunningApp;
let tv: Tv;
before(async () => {
  app = await startApp();
});
afterEach(async () => {
  app.backend.faults.reset();
  await tv.switchOff();
});
after(() => app.stop());

describe('A clock that is an hour slow', () => {
  const switchOn = async (engine: string): Promise<Tv> => (tv = await Tv.switchOn(app.url, [], engine));
  itNeedsNoClock({ app: () => app, switchOn }, -3600);
});
