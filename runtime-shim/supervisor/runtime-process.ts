// One runtime process: spawned in a group of its own, asked one thing at a time over fd 3, killed with all it started.
import { type ChildProcess, spawn } from 'node:child_process';
import type { Duplex, Readable } from 'node:stream';
import { FrameError, FrameReader, encodeFrame } from '../node/frames.ts';
import { type FromRuntime, type ToRuntime, encodeToRuntime, parseFromRuntime } from '../node/messages.ts';
import type { ProcessExit } from './errors.ts';

export interface SpawnOptions {
  entry: string;
  cwd: string;
  flags: readonly string[];
  environment: Readonly<Record<string, string>>;
}

export interface Answer {
  message: FromRuntime;
  body: Buffer;
}

export type Outcome = { answer: Answer } | { exit: ProcessExit };

interface Question {
  accepts: (message: FromRuntime) => boolean;
  done: (outcome: Outcome) => void;
}

const CLOSE_GRACE_MS = 100;
const END_GRACE_MS = 200;

export class RuntimeProcess {
  /** Resolves when the process has ended and its output was read, or was held open too long by others. */
  readonly exited: Promise<ProcessExit>;
  readonly output: readonly Readable[];
  readonly #child: ChildProcess;
  readonly #channel: Duplex;
  #question: Question | undefined;
  #exit: ProcessExit | undefined;
  #killedFor: ProcessExit['killedFor'];

  constructor(options: SpawnOptions) {
    this.#child = spawn(process.execPath, [...options.flags, options.entry], {
      cwd: options.cwd,
      env: { ...options.environment },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    this.output = [this.#child.stdout, this.#child.stderr].filter((stream) => stream !== null);
    this.#channel = this.#child.stdio[3] as Duplex;
    this.exited = this.#watchExit();
    void this.exited.then((exit) => {
      this.#exit = exit;
      this.#settle({ exit });
    });
    this.#readChannel();
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Sends a message. Calls back, later, with the first answer that fits, or the end of the process. */
  ask(message: ToRuntime, body: readonly Uint8Array[], question: Question): void {
    const exit = this.#exit;
    if (exit !== undefined) return queueMicrotask(() => question.done({ exit }));
    this.#question = question;
    const parts = encodeFrame(encodeToRuntime(message), body);
    if (parts.length > 1) this.#channel.cork();
    for (const part of parts) this.#channel.write(part);
    if (parts.length > 1) this.#channel.uncork();
  }

  /** The first reason given holds. */
  kill(reason?: ProcessExit['killedFor']): void {
    this.#killedFor ??= reason;
    if (this.#child.pid === undefined) return;
    try {
      process.kill(-this.#child.pid, 'SIGKILL');
    } catch {
      // The group has ended already.
    }
  }

  #settle(outcome: Outcome): void {
    const question = this.#question;
    this.#question = undefined;
    question?.done(outcome);
  }

  /** Whatever breaks the channel ends the process: it could not be talked to any more. */
  #readChannel(): void {
    const reader = new FrameReader((header, body) => {
      const message = parseFromRuntime(header);
      if (message !== undefined && this.#question?.accepts(message)) this.#settle({ answer: { message, body } });
    });
    this.#channel.on('data', (chunk: Buffer) => {
      try {
        reader.push(chunk);
      } catch (error) {
        if (!(error instanceof FrameError)) throw error;
        this.kill();
      }
    });
    this.#channel.on('error', () => this.#killUnlessEnding());
    this.#channel.on('close', () => this.#killUnlessEnding());
  }

  /** An ending process closes its channel first, and its own exit status is the one to report. */
  #killUnlessEnding(): void {
    setTimeout(() => this.kill(), END_GRACE_MS).unref();
  }

  #watchExit(): Promise<ProcessExit> {
    return new Promise((resolve) => {
      const end = (code: number | null, signal: NodeJS.Signals | null): void =>
        resolve({ code, signal, killedFor: this.#killedFor });
      this.#child.on('error', () => end(126, null));
      this.#child.on('exit', (code, signal) => {
        this.kill();
        const late = setTimeout(() => end(code, signal), CLOSE_GRACE_MS);
        this.#child.on('close', () => {
          clearTimeout(late);
          end(code, signal);
        });
      });
    });
  }
}
