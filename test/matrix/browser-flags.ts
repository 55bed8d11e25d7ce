/** No resolver knows a name of this domain (RFC 6761), and a browser with the flag does not ask one. */
export const UNKNOWN_HOST = 'license-server.invalid';
export const NO_LOOK_UP = '--host-resolver-rules=MAP *.invalid ~NOTFOUND';
