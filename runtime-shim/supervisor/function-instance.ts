// The function in this pod: its code on disk, its initialisation, and the events it runs one after the other.
import { Alarm } from '../alarm.ts';
import type { Assignment } from './assignment.ts';
import type { Clock } from './clock.ts';
import type { CodeServer } from './code/code-server.ts';
import type { Places } from './code/places.ts';
import {
  type Failure,
  type ProcessExit,
  exited,
  metricErrorType,
  platformFailure,
  runtimeFailure,
  timedOut,
} from './errors.ts';
import { type Event, type EventResult, type Reply, type Usage, toResult } from './event.ts';
import { makeLogStreamName } from './log-stream-name.ts';
import type { Logs } from './logs.ts';
import { MemoryWatch } from './memory.ts';
import { endLine, initReportLine, initStartLine, reportLine, startLine } from './platform-lines.ts';
import type { Outcome } from './runtime-process.ts';
import type { Sandbox } from './sandbox.ts';

export interface InitResult {
  durationMs: number;
  failure: Failure | undefined;
  /** There is no code to run, now or later. */
  codeFailure: Failure | undefined;
  /** It is the platform that did not bring it: events are given back. */
  unavailable: boolean;
}

export interface InstanceDeps extends Places {
  sandbox: Sandbox;
  logs: Logs;
  clock: Clock;
  /** Lambda's limit for the initialisation before it is repeated inside an event. */
  initLimitMs: number;
  server: CodeServer;
  /** This instance will never run anything. */
  onUnavailable: (error: unknown) => void;
}

export class FunctionInstance {
  readonly assignment: Assignment;
  /** The first initialisation. */
  readonly ready: Promise<InitResult>;
  readonly #deps: InstanceDeps;
  readonly #logStream: string;
  readonly #memory: MemoryWatch;
  readonly #deadline: Alarm;
  /** The first initialisation, once it is over. */
  #ended: InitResult | undefined;

  constructor(assignment: Assignment, deps: InstanceDeps) {
    this.assignment = assignment;
    this.#deps = deps;
    const { clock, sandbox } = deps;
    const onOver = (): void => sandbox.kill('memory');
    this.#memory = new MemoryWatch({ clock, pid: () => sandbox.pid, limitMb: assignment.memorySizeMb, onOver });
    this.#deadline = new Alarm({
      now: clock.monotonic,
      after: clock.after,
      ring: () => sandbox.kill('timeout'),
    });
    this.#logStream = makeLogStreamName(assignment.functionVersion, deps.clock.now());
    this.ready = this.#start();
  }

  /** Calls back once, later: every way to fail is a result. What is known already is not awaited, on the way in or out. */
  run(event: Event, done: (result: EventResult | undefined) => void): void {
    const known = this.#ended;
    if (known !== undefined) return this.#run(event, known, 0, done);
    void this.ready.then((init) => this.#run(event, init, init.failure === undefined ? init.durationMs : 0, done));
  }

  #run(event: Event, init: InitResult, initDurationMs: number, done: (result: EventResult | undefined) => void): void {
    if (init.unavailable) return queueMicrotask(() => done(undefined));
    const { logs, clock } = this.#deps;
    const { functionVersion, timeoutSeconds } = this.assignment;
    const startedAt = clock.monotonic();
    // The event is on its way before anything is written down: nothing that it causes can be read before this turn ends.
    this.#reply(event, init, clock.now() + timeoutSeconds * 1000, (reply) => {
      this.#deadline.clear();
      const durationMs = clock.monotonic() - startedAt;
      this.#finish(event, reply, { durationMs, initDurationMs, maxMemoryUsedMb: this.#memory.stop() }, done);
    });
    logs.startEvent(event.logTail);
    logs.line(startLine(event.requestId, functionVersion));
    this.#deadline.set(startedAt + timeoutSeconds * 1000);
    this.#memory.start();
  }

  async #start(): Promise<InitResult> {
    const { clock, logs, sandbox, initLimitMs } = this.#deps;
    const { runtime, region } = this.assignment;
    logs.line(initStartLine(runtime, process.version, region));
    const lack = await this.#placeCode();
    const startedAt = clock.monotonic();
    const stopLimit = clock.after(initLimitMs, () => sandbox.kill('timeout'));
    const failure = lack?.codeFailure ?? (await this.#init('', 'init'));
    stopLimit();
    const durationMs = clock.monotonic() - startedAt;
    this.#ended = { codeFailure: undefined, unavailable: false, ...lack, durationMs, failure };
    return this.#ended;
  }

  /** Undefined: the code is in its place. */
  async #placeCode(): Promise<Pick<InitResult, 'codeFailure' | 'unavailable'> | undefined> {
    // Loaded by then: serve does it while the activator answers the Hello.
    const { CodeError, placeCode } = await import('./code/place-code.ts');
    try {
      await placeCode(this.assignment, { ...this.#deps, limitMs: this.#deps.initLimitMs });
      return undefined;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (error instanceof CodeError)
        return { codeFailure: platformFailure('Runtime.InvalidCode', message), unavailable: false };
      this.#deps.onUnavailable(error);
      return { codeFailure: platformFailure('ServiceException', message), unavailable: true };
    }
  }

  async #init(requestId: string, phase: 'init' | 'invoke'): Promise<Failure | undefined> {
    const { clock, logs, sandbox } = this.#deps;
    const startedAt = clock.monotonic();
    const outcome = await sandbox.init(this.assignment, this.#logStream);
    const failure = this.#initFailure(outcome, requestId);
    if (failure !== undefined) {
      const errorType = metricErrorType(failure.errorType);
      logs.flush();
      logs.line(initReportLine(clock.monotonic() - startedAt, phase, failure.status ?? 'error', errorType));
    }
    return failure;
  }

  /** After a failed initialisation, or a crash since, the event begins with another one, as on Lambda. */
  #reply(event: Event, init: InitResult, deadlineMs: number, done: (reply: Reply) => void): void {
    const failed = (failure: Failure): void => done({ failure });
    const { codeFailure } = init;
    if (codeFailure !== undefined) return queueMicrotask(() => failed(codeFailure));
    const { sandbox } = this.#deps;
    const invoke = (): void => {
      const { requestId, invokedFunctionArn, clientContext, identity, traceId } = event;
      const type = 'invoke';
      const message = { type, requestId, deadlineMs, invokedFunctionArn, clientContext, identity, traceId } as const;
      sandbox.invoke(message, event.body, (outcome) => {
        if ('exit' in outcome) failed(this.#exitFailure(outcome.exit, requestId));
        else done(outcome);
      });
    };
    if (sandbox.initialised) return invoke();
    void this.#init(event.requestId, 'invoke').then((failure) => (failure === undefined ? invoke() : failed(failure)));
  }

  #initFailure(outcome: Outcome, requestId: string): Failure | undefined {
    if ('exit' in outcome) return this.#exitFailure(outcome.exit, requestId);
    const { message, body } = outcome.answer;
    return message.type === 'init-error' ? runtimeFailure(message.errorType, body) : undefined;
  }

  #exitFailure(exit: ProcessExit, requestId: string): Failure {
    if (exit.killedFor !== 'timeout') return exited(requestId, exit);
    return timedOut(requestId, this.assignment.timeoutSeconds, this.#deps.clock.now());
  }

  /** The caller does not wait for the log, unless he asked for its tail. */
  #finish(event: Event, reply: Reply, used: Usage, done: (result: EventResult) => void): void {
    const result = toResult(event.requestId, reply, used);
    if (!event.logTail) done(result);
    // What user code wrote before its reply is in our pipes by now, and read in the same turn of the event loop: before any
    // other event can come in.
    setImmediate(() => {
      const logTail = this.#log(event, reply, used, result.errorType);
      if (event.logTail) done({ ...result, logTail });
    });
  }

  #log(event: Event, reply: Reply, used: Usage, errorType: string): Buffer | undefined {
    const { logs } = this.#deps;
    logs.flush();
    const status = 'failure' in reply ? reply.failure.status : undefined;
    const { memorySizeMb } = this.assignment;
    const report = reportLine({
      requestId: event.requestId,
      memorySizeMb,
      ...used,
      status,
      errorType,
    });
    const after = 'failure' in reply ? reply.failure.log.map((line) => `${line}\n`).join('') : '';
    logs.line(endLine(event.requestId) + report + after);
    return logs.endEvent();
  }
}
