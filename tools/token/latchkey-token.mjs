#!/usr/bin/env node
// `npx latchkey-token`: the command in TypeScript, read by the tsx of this project.
import { register } from 'tsx/esm/api';

register();
await import('./token-cli.ts');
