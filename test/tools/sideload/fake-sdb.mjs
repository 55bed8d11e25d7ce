// A fake of Samsung's `sdb`: it speaks as recorded runs of the real one do (public reports), and no TV is behind it.
// What it answers is in sdb.json of the home folder, for each command `{ "prints": …, "code": … }`; what it was asked it
// writes into sdb.log there, a line each.
import { appendFileSync, readFileSync } from 'node:fs';

const [, , ...parameters] = process.argv;
const folder = process.env.HOME;
appendFileSync(`${folder}/sdb.log`, `${parameters.join(' ')}\n`);
const answers = JSON.parse(readFileSync(`${folder}/sdb.json`, 'utf8'));
const command = ['vd_appinstall', 'was_execute', 'debug', 'push', 'connect'].find((name) => parameters.includes(name));
const { prints = '', code = 0 } = answers[command] ?? {};
process.stdout.write(prints);
process.exitCode = code;
