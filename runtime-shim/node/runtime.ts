// The life of a runtime process: load the handler once, then answer events one after the other.
import { type Call, chooseCallStyle, majorOf } from './call-style.ts';
import type { Channel } from './channel.ts';
import type { LambdaConsole } from './console.ts';
import { makeContext } from './context.ts';
import { installCrashHandlers } from './crash-handlers.ts';
import { EmptyLoop } from './empty-loop.ts';
import { replaceEnvironment, type TracedEnvironment } from './environment.ts';
import { loadHandler } from './load-handler.ts';
import type { Init, InvokeEvent, ToRuntime } from './messages.ts';
import { type Reply, fail, succeed } from './reply.ts';

const EMPTY = Buffer.alloc(0);

export class Runtime {
  readonly #channel: Channel;
  readonly #console: LambdaConsole;
  readonly #traced: TracedEnvironment;
  readonly #loop = new EmptyLoop();
  #major = 0;
  #environment: Readonly<Record<string, string>> = {};
  #call: Call | undefined;
  #running: string | undefined;

  constructor(channel: Channel, console: LambdaConsole, traced: TracedEnvironment) {
    this.#channel = channel;
    this.#console = console;
    this.#traced = traced;
  }

  /** Never rejects: user code's errors are answers. */
  async handle(message: ToRuntime, body: Buffer): Promise<void> {
    this.#channel.release();
    if (message.type === 'init') await this.#init(message);
    else await this.#invoke(message, body);
    this.#channel.hold();
  }

  async #init(init: Init): Promise<void> {
    this.#environment = init.environment;
    replaceEnvironment(this.#traced.env, init.environment);
    try {
      this.#major = majorOf(init.runtime);
      this.#console.startInit(this.#major);
      installCrashHandlers(this.#major, (what, error, exitCode) => this.#crash(what, error, exitCode));
      this.#loop.watch();
      this.#call = chooseCallStyle(await loadHandler(init.taskRoot, init.handler), this.#major, this.#loop);
      this.#channel.send({ type: 'ready' }, EMPTY);
    } catch (error) {
      this.#console.writeError('Uncaught Exception', error);
      const { errorType, body } = fail(error);
      this.#channel.send({ type: 'init-error', errorType }, body);
    }
  }

  async #invoke(event: InvokeEvent, body: Buffer): Promise<void> {
    this.#running = event.requestId;
    this.#console.startEvent(event.requestId);
    this.#traced.setTraceId(event.traceId);
    const reply = await this.#answer(event, body);
    this.#running = undefined;
    this.#send(event.requestId, reply);
  }

  async #answer(event: InvokeEvent, body: Buffer): Promise<Reply> {
    try {
      const context = makeContext(event, this.#environment, Date.now);
      return succeed(await this.#call?.(parseEvent(body), context), this.#major);
    } catch (error) {
      this.#console.writeError('Invoke Error', error);
      return fail(error);
    }
  }

  #send(requestId: string, { failed, errorType, body }: Reply): void {
    this.#channel.send({ type: 'result', requestId, failed, errorType, last: false }, body);
  }

  /** Answers whoever waits, and ends the process when that has left it. */
  #crash(what: string, error: unknown, exitCode: number): void {
    this.#console.writeError(what, error);
    const { errorType, body } = fail(error);
    const exit = (): never => process.exit(exitCode);
    if (this.#running !== undefined) {
      this.#channel.send({ type: 'result', requestId: this.#running, failed: true, errorType, last: true }, body, exit);
    } else if (this.#call === undefined) {
      this.#channel.send({ type: 'init-error', errorType }, body, exit);
    } else {
      exit();
    }
  }
}

const parseEvent = (body: Buffer): unknown => JSON.parse(body.toString());
