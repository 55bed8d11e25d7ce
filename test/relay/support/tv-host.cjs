'use strict';

// Fake of the TV, as far as a service sees it: LG's `webos-service` on its bus, Samsung's `tizen`. Runs in any Node from 8 on,
// loads the built service named by its parameters, and speaks with the test by messages of its process.
const Module = require('module');

const file = process.argv[3];
const send = (message) => process.send(message);

/** The bus: `{ bus: { id, method, sender, payload, isSubscription } }` in, `{ answer: { id, answer } }` out. */
function startWebos() {
  const methods = {};
  class Service {
    constructor(busId) {
      send({ registered: busId });
    }
    register(name, onRequest) {
      methods[name] = onRequest;
    }
  }
  const load = Module._load;
  Module._load = (name, ...rest) => (name === 'webos-service' ? Service : load(name, ...rest));
  process.on('message', ({ bus }) => {
    const { id, method, sender, payload, isSubscription } = bus;
    methods[method]({ sender, payload, isSubscription, respond: (answer) => send({ answer: { id, answer } }) });
  });
  require(file);
}

/** A launch: `{ launch: data }` in, `{ told: { app, port, items } }` out. */
function startTizen() {
  let data = [];
  global.tizen = {
    application: {
      getCurrentApplication: () => ({ getRequestedAppControl: () => ({ appControl: { data } }) }),
    },
    messageport: {
      requestRemoteMessagePort: (app, port) => ({ sendMessage: (items) => send({ told: { app, port, items } }) }),
    },
  };
  const service = require(file);
  service.onStart();
  process.on('message', (message) => {
    if (message.stop) return service.onStop();
    data = message.launch;
    service.onRequest();
  });
}

process.on('disconnect', () => process.exit());
if (process.argv[2] === 'webos') startWebos();
else startTizen();
send({ node: process.version });
