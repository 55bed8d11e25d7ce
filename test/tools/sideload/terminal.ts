import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sideload } from '../../../tools/sideload/sideload.ts';
import { readVersion } from '../../../tools/package/version.ts';

const VERSION = await readVersion();

/** Where one sideloads: a home folder of its own, and one of packages. */
export class Terminal {
  readonly home = mkdtempSync(join(tmpdir(), 'latchkey-sideload-'));
  /** What the terminal has shown so far. */
  shown = '';
  /** What who sits there answers to each question. */
  answer = '';
  readonly stop = new AbortController();
  private readonly path: readonly string[];
  private readonly waiting: { readonly text: RegExp; readonly seen: () => void }[] = [];

  /** `path`: folders of tools, before all others. `like`: whose settings it begins with. */
  constructor({ path = [], like }: { readonly path?: readonly string[]; readonly like?: Terminal } = {}) {
    this.path = path;
    if (like !== undefined) cpSync(like.home, this.home, { recursive: true });
  }

  get env(): NodeJS.ProcessEnv {
    const { PATH = '' } = process.env;
    return { HOME: this.home, USERPROFILE: this.home, PATH: [...this.path, PATH].join(':') };
  }

  /** As with `npm run sideload -- …`. */
  run(...parameters: string[]): Promise<void> {
    return sideload([...parameters, '--out', this.home], {
      env: this.env,
      signal: this.stop.signal,
      write: (text) => this.show(text),
      ask: (question) => {
        this.show(question);
        return Promise.resolve(this.answer);
      },
    });
  }

  /** Puts a package of this version where `npm run package` writes it. */
  keepPackage(kind: 'ipk' | 'wgt', content: Uint8Array): string {
    const file = join(this.home, 'packages', kind === 'ipk' ? `latchkey_${VERSION}.ipk` : `Latchkey-${VERSION}.wgt`);
    mkdirSync(join(this.home, 'packages'), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  /** Resolves once the terminal has shown it. */
  shows(text: RegExp): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push({ text, seen: resolve });
      this.show('');
    });
  }

  close(): void {
    rmSync(this.home, { recursive: true, force: true });
  }

  private show(text: string): void {
    this.shown += text;
    for (const { text: wanted, seen } of this.waiting) if (wanted.test(this.shown)) seen();
  }
}
