import { createBackend } from '../../server/backend.ts';
import { listen } from '../../server/listen.ts';

/** A process of its own for the backend: what is measured crosses a socket and shares no event loop. Ends when it is told to. */
const backend = await createBackend({ authenticator: process.env.EXPRESSPLAY_AUTHENTICATOR });
const { url } = await listen(backend, { port: 0, host: '127.0.0.1' });
console.log(url);
