import { callWithin } from './call-within.ts';
import { fillSourceBuffer, type Filled } from './fill-source-buffer.ts';
import { findVideo } from './find-video.ts';
import { runProbe, type Outcome } from './run-probe.ts';
import type { Line, Screen } from './screen.ts';

const MIB = 1024 * 1024;

interface HeapFacts {
  readonly limitMiB: number;
  readonly usedMiB: number;
}

type SourceBufferFacts = (Filled & { readonly codecs: string }) | { readonly problem: string };

/** What the engine says of memory, then how much video a SourceBuffer takes before it refuses. */
async function askForMemory(screen: Screen): Promise<Outcome> {
  const heap = readHeap();
  const { deviceMemory = null } = navigator as { deviceMemory?: number };
  const said: Line[] = [
    { label: 'JavaScript heap', value: heap === null ? 'not told' : `${heap.usedMiB} of ${heap.limitMiB} MiB` },
    {
      label: 'Memory of the device',
      value: deviceMemory === null ? 'not told' : `${deviceMemory} GiB (rounded by the engine)`,
    },
    { label: 'Processor cores', value: String(navigator.hardwareConcurrency) },
    { label: 'Window', value: `${window.innerWidth} x ${window.innerHeight}, ${window.devicePixelRatio} px each` },
  ];
  screen.show(said);
  const video = await fill(screen);
  const { hardwareConcurrency } = navigator;
  const { innerWidth: width, innerHeight: height, devicePixelRatio } = window;
  return {
    lines: [...said, ...describe(video)],
    findings: {
      heap,
      deviceMemory,
      hardwareConcurrency,
      window: { width, height, devicePixelRatio },
      video,
    },
  };
}

async function fill(screen: Screen): Promise<SourceBufferFacts> {
  const found = await callWithin(findVideo(), 20_000);
  if (found.value === undefined) return { problem: `no video from the backend: ${found.problem}` };
  const { codecs, init, segment, duration } = found.value;
  const filled = await fillSourceBuffer({
    mimeType: `video/mp4; codecs="${codecs}"`,
    init,
    segment,
    duration,
    onProgress: (lengthBytes) => screen.say(`Filling the buffer for video: ${toMiB(lengthBytes)} MiB …`),
  });
  return { codecs, ...filled };
}

function describe(video: SourceBufferFacts): Line[] {
  if ('problem' in video) return [{ label: 'Buffer for video', value: video.problem, tone: 'bad' }];
  const { codecs, takenBytes, bufferedS, end } = video;
  return [
    {
      label: 'Buffer for video',
      value: `${toMiB(takenBytes)} MiB, then ${end}`,
      tone: end === 'QuotaExceededError' ? 'good' : 'bad',
    },
    { label: 'That is', value: `${Math.round(bufferedS)} s of ${codecs}` },
  ];
}

function readHeap(): HeapFacts | null {
  const { memory } = performance as { memory?: { jsHeapSizeLimit: number; usedJSHeapSize: number } };
  return memory === undefined
    ? null
    : { limitMiB: toMiB(memory.jsHeapSizeLimit), usedMiB: toMiB(memory.usedJSHeapSize) };
}

function toMiB(lengthBytes: number): number {
  return Math.round((lengthBytes / MIB) * 10) / 10;
}

void runProbe({ page: 'memory', title: 'Memory', run: askForMemory });
