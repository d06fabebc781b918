// How much memory the runtime's process tree holds, read from /proc, and the watch that acts when it is too much:
// on cgroup v2 the kernel would kill the supervisor with it.
import { readFileSync, readdirSync } from 'node:fs';
import { Alarm } from '../alarm.ts';
import type { Clock } from './clock.ts';

const PAGE_BYTES = 4096;
const MIB = 1024 * 1024;
/** Often enough to be faster than the kernel: a handler that fills memory as fast as it can passes its share in 30 ms. */
const POLL_MS = 20;
const SAMPLE_MS = 50;
/** The supervisor's own share of the pod's memory limit. */
const SUPERVISOR_MB = 64;
const LAMBDA_DEFAULT_MB = 128;

/** Resident bytes of the process and all its descendants; what is gone counts as nothing. */
export function treeBytes(pid: number): number {
  let bytes = residentBytes(pid);
  for (const child of childrenOf(pid)) bytes += treeBytes(child);
  return bytes;
}

const LIMIT_FILES = ['/sys/fs/cgroup/memory.max', '/sys/fs/cgroup/memory/memory.limit_in_bytes'];
/** cgroup v1 says "no limit" with a number that no machine has. */
const NO_LIMIT_BYTES = 2 ** 50;

/** What the pod's memory limit (cgroup v2 or v1) leaves for the function; without a limit Lambda's default. */
export function readFunctionMemoryMb(limitFiles: readonly string[] = LIMIT_FILES): number {
  const limits = limitFiles.map((file) => Number(readOrEmpty(file).trim()));
  const limit = limits.find((bytes) => bytes > 0 && bytes < NO_LIMIT_BYTES) ?? 0;
  const mb = Math.floor(limit / MIB) - SUPERVISOR_MB;
  return mb > 0 ? mb : LAMBDA_DEFAULT_MB;
}

/** Resident bytes of one process. Under a stream of short events a sample of a moment ago is as good as a new one. */
export class ResidentSampler {
  readonly #clock: Clock;
  #last: { pid: number; atMs: number; bytes: number } | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  read(pid: number | undefined): number {
    if (pid === undefined) return 0;
    const atMs = this.#clock.monotonic();
    if (this.#last?.pid === pid && atMs - this.#last.atMs < SAMPLE_MS) return this.#last.bytes;
    this.#last = { pid, atMs, bytes: residentBytes(pid) };
    return this.#last.bytes;
  }
}

export interface MemoryWatchOptions {
  clock: Clock;
  /** The process to look at, of now. */
  pid: () => number | undefined;
  limitMb: number;
  onOver: () => void;
}

/** Polls the whole tree while an event runs; its end measures only the process itself, to stay cheap on short events. */
export class MemoryWatch {
  readonly #options: MemoryWatchOptions;
  readonly #sampler: ResidentSampler;
  readonly #poll: Alarm;
  #peak = 0;

  constructor(options: MemoryWatchOptions) {
    this.#options = options;
    const { clock } = options;
    this.#sampler = new ResidentSampler(clock);
    this.#poll = new Alarm({ now: clock.monotonic, after: clock.after, ring: () => this.#look() });
  }

  start(): void {
    this.#peak = 0;
    this.#poll.set(this.#options.clock.monotonic() + POLL_MS);
  }

  /** Ends the watch; the peak in MB. */
  stop(): number {
    this.#poll.clear();
    return Math.ceil(Math.max(this.#peak, this.#sampler.read(this.#options.pid())) / MIB);
  }

  #look(): void {
    const { pid, limitMb, onOver, clock } = this.#options;
    const running = pid();
    if (running !== undefined) this.#peak = Math.max(this.#peak, treeBytes(running));
    if (this.#peak > limitMb * MIB) onOver();
    else this.#poll.set(clock.monotonic() + POLL_MS);
  }
}

function residentBytes(pid: number): number {
  const pages = readOrEmpty(`/proc/${pid}/statm`).split(' ')[1];
  return Number(pages ?? 0) * PAGE_BYTES;
}

/** Any thread can start a process, and the kernel lists children by thread. */
function childrenOf(pid: number): number[] {
  const children: number[] = [];
  for (const thread of listOrEmpty(`/proc/${pid}/task`)) {
    const text = readOrEmpty(`/proc/${pid}/task/${thread}/children`).trim();
    if (text !== '') children.push(...text.split(' ').map(Number));
  }
  return children;
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function listOrEmpty(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
