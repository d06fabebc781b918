// A child process that may hang, eat memory or crash: it is killed for either, and what it leaves is told as what it is.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Clock } from '../../reconcile/clock.ts';

export interface ChildLimits {
  timeMs: number;
  residentBytes: number;
  heapMb: number;
}

export interface ChildJob {
  program: string;
  /** Its standard input: the one thing that it is given. */
  input: number;
  limits: ChildLimits;
  clock: Clock;
  signal: AbortSignal;
}

export type ChildEnd =
  { output: string } | { killedFor: 'time' | 'memory' } | { crashed: NodeJS.Signals } | { failed: string };

const PAGE_BYTES = 4096;
const LOOK_EVERY_MS = 25;
const OUTPUT_BYTES = 16 * 1024;
const SIGNALS_OF_CRASHES: readonly string[] = ['SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGILL', 'SIGSEGV', 'SIGTRAP'];

/** Throws the signal's reason. */
export async function runChild({ program, input, limits, clock, signal }: ChildJob): Promise<ChildEnd> {
  signal.throwIfAborted();
  const flags = [`--max-old-space-size=${limits.heapMb}`, '--max-semi-space-size=1', program];
  const child = spawn(process.execPath, flags, { env: {}, cwd: '/', stdio: [input, 'pipe', 'pipe'] });
  const kill = (): void => void child.kill('SIGKILL');
  let killedFor: 'time' | 'memory' | undefined;
  const killFor = (reason: 'time' | 'memory'): void => {
    killedFor ??= reason;
    kill();
  };
  const stops = [
    clock.after(limits.timeMs, () => killFor('time')),
    watchMemory(child, limits.residentBytes, clock, () => killFor('memory')),
  ];
  signal.addEventListener('abort', kill);
  try {
    const end = await ending(child);
    signal.throwIfAborted();
    return killedFor === undefined ? end : { killedFor };
  } finally {
    signal.removeEventListener('abort', kill);
    for (const stop of stops) stop();
  }
}

async function ending(child: ChildProcess): Promise<ChildEnd> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('the child has no output');
  const closed = new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, killed) => resolve([code, killed]));
  });
  const [output, errors, [code, killed]] = await Promise.all([beginning(stdout), beginning(stderr), closed]);
  if (code === 0) return { output };
  if (killed !== null && SIGNALS_OF_CRASHES.includes(killed)) return { crashed: killed };
  return { failed: `it ended with ${killed ?? code}: ${errors}` };
}

/** As much as any answer has; the rest is read and forgotten. */
async function beginning(stream: Readable): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    if (bytes < OUTPUT_BYTES) parts.push(part);
    bytes += part.length;
  }
  return Buffer.concat(parts).toString();
}

function watchMemory(child: ChildProcess, limitBytes: number, clock: Clock, onOver: () => void): () => void {
  let stop: () => void;
  const look = (): void => {
    if (child.pid !== undefined && residentBytes(child.pid) > limitBytes) onOver();
    else stop = clock.after(LOOK_EVERY_MS, look);
  };
  stop = clock.after(LOOK_EVERY_MS, look);
  return () => stop();
}

/** What is gone has nothing. */
function residentBytes(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES;
  } catch {
    return 0;
  }
}
