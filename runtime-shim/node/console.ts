// console.* in Lambda's text format: time, request id, level, message, separated by tabs, on stdout. A message of
// several lines is one write, so nothing comes between them.
import { format } from 'node:util';

export type Level = 'TRACE' | 'DEBUG' | 'INFO' | 'WARN' | 'ERROR' | 'FATAL';

const LEVELS: Readonly<Record<string, Level>> = {
  trace: 'TRACE',
  debug: 'DEBUG',
  log: 'INFO',
  info: 'INFO',
  warn: 'WARN',
  error: 'ERROR',
  fatal: 'FATAL',
};

export class LambdaConsole {
  readonly #out: NodeJS.WritableStream;
  #requestId = '-';

  constructor(out: NodeJS.WritableStream) {
    this.#out = out;
  }

  /** Node.js up to 22 writes `undefined` during the initialisation, later versions a dash. */
  startInit(major: number): void {
    this.#requestId = major >= 24 ? '-' : 'undefined';
  }

  startEvent(requestId: string): void {
    this.#requestId = requestId;
  }

  patch(target: Console): void {
    for (const [method, level] of Object.entries(LEVELS)) {
      const write = (...args: unknown[]): void => this.write(level, format(...args));
      Object.defineProperty(target, method, { value: write, writable: true, configurable: true });
    }
  }

  write(level: Level, message: string): void {
    this.#out.write(`${new Date().toISOString()}\t${this.#requestId}\t${level}\t${message}\n`);
  }

  /** The line that Lambda writes for a failed event: what, then the error as JSON with its own fields. */
  writeError(what: string, error: unknown): void {
    this.write('ERROR', `${what} \t${errorAsJson(error)}`);
  }
}

function errorAsJson(error: unknown): string {
  try {
    if (!(error instanceof Error)) return JSON.stringify(error) ?? String(error);
    const { name, message, stack } = error;
    const code = 'code' in error ? error.code : undefined;
    return JSON.stringify({ errorType: name, errorMessage: message, code, ...error, stack: stack?.split('\n') });
  } catch {
    return '"the error cannot be written"';
  }
}
