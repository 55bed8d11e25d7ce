import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';

/** Runs the system's ffmpeg to its end; `input` is fed to its standard input, piece by piece as it is taken. */
export async function runFfmpeg(parameters: readonly string[], input: Iterable<Buffer> = []): Promise<void> {
  const ffmpeg = spawn('ffmpeg', ['-y', '-hide_banner', '-loglevel', 'error', ...parameters], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const exit = once(ffmpeg, 'exit');
  await Promise.all([pipeline(Readable.from(input), ffmpeg.stdin), exit]);
  const [exitCode] = (await exit) as [number | null];
  if (exitCode !== 0)
    throw new Error(`Expected ffmpeg to end with 0, got ${exitCode ?? 'a signal'}: ${parameters.join(' ')}`);
}
