// The runtime processes of this instance: a spare one, started before anything is known, and the one that holds the
// initialised function. Whatever ends one of them, the next initialisation finds another.
import type { FromRuntime, InvokeEvent } from '../node/messages.ts';
import type { Assignment } from './assignment.ts';
import type { Places } from './code/places.ts';
import type { ProcessExit } from './errors.ts';
import type { Logs } from './logs.ts';
import { heapFlags, needsFreshProcess } from './process-options.ts';
import { baseEnvironment, functionEnvironment } from './runtime-environment.ts';
import { type Outcome, RuntimeProcess } from './runtime-process.ts';

export interface SandboxOptions extends Places {
  runtimeEntry: string;
  /** What the spare process's heap is sized for. */
  memoryMb: number;
  nodeMajor: number;
}

export class Sandbox {
  readonly #options: SandboxOptions;
  readonly #logs: Logs;
  readonly #base: Readonly<Record<string, string>>;
  #spare: RuntimeProcess | undefined;
  #current: RuntimeProcess | undefined;

  constructor(options: SandboxOptions, logs: Logs) {
    this.#options = options;
    this.#logs = logs;
    this.#base = baseEnvironment(options, options.nodeMajor);
  }

  /** Starts the spare process, unless there is one. */
  prewarm(): void {
    if (this.#spare !== undefined) return;
    const spare = this.#spawn(this.#options.memoryMb, this.#base);
    this.#spare = spare;
    void spare.exited.then(() => {
      if (this.#spare === spare) this.#spare = undefined;
    });
  }

  get initialised(): boolean {
    return this.#current !== undefined;
  }

  /** The process that runs or initialises the function. */
  get pid(): number | undefined {
    return this.#current?.pid;
  }

  /** Loads the function into a process; one that fails at it is not kept. */
  async init(assignment: Assignment, logStream: string): Promise<Outcome> {
    const environment = functionEnvironment(assignment, this.#base, logStream);
    const runtime = this.#takeProcess(assignment, environment);
    this.#current = runtime;
    const { runtime: identifier, handler } = assignment;
    const { taskRoot } = this.#options;
    const message = { type: 'init', runtime: identifier, handler, taskRoot, environment } as const;
    const accepts = ({ type }: FromRuntime): boolean => type === 'ready' || type === 'init-error';
    const outcome = await new Promise<Outcome>((done) => runtime.ask(message, [], { accepts, done }));
    if ('answer' in outcome && outcome.answer.message.type === 'ready') this.#watchIdle(runtime);
    else this.discard();
    return outcome;
  }

  /** Runs one event in the initialised process. */
  invoke(event: InvokeEvent, body: readonly Uint8Array[], done: (outcome: Outcome) => void): void {
    if (this.#current === undefined) throw new Error('invoke before init');
    this.#current.ask(event, body, {
      accepts: (message) => message.type === 'result' && message.requestId === event.requestId,
      done: (outcome) => {
        const ends = 'exit' in outcome || (outcome.answer.message.type === 'result' && outcome.answer.message.last);
        if (ends) this.discard();
        done(outcome);
      },
    });
  }

  /** Kills what runs; the exit is seen by whoever waits for an answer. */
  kill(reason: NonNullable<ProcessExit['killedFor']>): void {
    this.#current?.kill(reason);
  }

  /** Gives up the current process and makes ready for the next initialisation. */
  discard(): void {
    this.#current?.kill();
    this.#current = undefined;
    this.prewarm();
  }

  stop(): void {
    this.#current?.kill();
    this.#spare?.kill();
  }

  #takeProcess(assignment: Assignment, environment: Readonly<Record<string, string>>): RuntimeProcess {
    const spare = this.#spare;
    this.#spare = undefined;
    const names = assignment.environment.map(({ name }) => name);
    if (spare !== undefined && !needsFreshProcess(names, assignment.memorySizeMb, this.#options)) return spare;
    spare?.kill();
    return this.#spawn(assignment.memorySizeMb, environment);
  }

  #spawn(memoryMb: number, environment: Readonly<Record<string, string>>): RuntimeProcess {
    const { runtimeEntry: entry, taskRoot: cwd } = this.#options;
    const runtime = new RuntimeProcess({ entry, cwd, flags: heapFlags(memoryMb), environment });
    for (const stream of runtime.output) this.#logs.relay(stream);
    return runtime;
  }

  #watchIdle(runtime: RuntimeProcess): void {
    void runtime.exited.then(() => {
      if (this.#current === runtime) this.discard();
    });
  }
}
