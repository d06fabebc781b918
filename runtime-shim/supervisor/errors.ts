// The payloads of errors that the platform makes, byte for byte as Lambda's.

/** Why an event or an initialisation has no result. */
export interface Failure {
  errorType: string;
  body: Buffer;
  /** How REPORT names it; undefined for an error that the user's code returned. */
  status: 'error' | 'timeout' | undefined;
  /** Lines that follow REPORT in the log. */
  log: string[];
}

export interface ProcessExit {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** Set when the supervisor itself ended the process, and why. */
  killedFor: 'timeout' | 'memory' | undefined;
}

export function timedOut(requestId: string, timeoutSeconds: number, now: number): Failure {
  const text = `Task timed out after ${timeoutSeconds.toFixed(2)} seconds`;
  const body = payload('Sandbox.Timedout', `RequestId: ${requestId} Error: ${text}`);
  const log = [`${new Date(now).toISOString()} ${requestId} ${text}`];
  return { errorType: 'Sandbox.Timedout', body, status: 'timeout', log };
}

export function exited(requestId: string, exit: ProcessExit): Failure {
  const message = `RequestId: ${requestId} Error: ${describeExit(exit)}`;
  const errorType = exit.killedFor === 'memory' ? 'Runtime.OutOfMemory' : 'Runtime.ExitError';
  const body = payload('Runtime.ExitError', message);
  return { errorType, body, status: 'error', log: [message, 'Runtime.ExitError'] };
}

/** The supervisor itself could not provide what the function needs. */
export function platformFailure(errorType: string, errorMessage: string): Failure {
  return runtimeFailure(errorType, payload(errorType, errorMessage));
}

/** The runtime process reported it, already in its final form. */
export function runtimeFailure(errorType: string, body: Buffer): Failure {
  return { errorType, body, status: 'error', log: [] };
}

/** A name is kept for metrics only when it is one of the platform's; whatever user code throws would be endless. */
export function metricErrorType(errorType: string): string {
  if (/^(Runtime|Function|Sandbox)\.[A-Z][a-zA-Z]+$/.test(errorType)) return errorType;
  return errorType.startsWith('Function.') ? 'Function.Unknown' : 'Runtime.Unknown';
}

const payload = (errorType: string, errorMessage: string): Buffer =>
  Buffer.from(JSON.stringify({ errorType, errorMessage }));

function describeExit({ code, signal }: ProcessExit): string {
  if (signal !== null) return `Runtime exited with error: signal: ${SIGNAL_NAMES[signal] ?? signal}`;
  return code ? `Runtime exited with error: exit status ${code}` : 'Runtime exited without providing a reason';
}

/** As Go spells them, because Lambda's own supervisor is written in it. */
const SIGNAL_NAMES: Readonly<Partial<Record<NodeJS.Signals, string>>> = {
  SIGABRT: 'aborted',
  SIGALRM: 'alarm clock',
  SIGBUS: 'bus error',
  SIGFPE: 'floating point exception',
  SIGHUP: 'hangup',
  SIGILL: 'illegal instruction',
  SIGINT: 'interrupt',
  SIGKILL: 'killed',
  SIGPIPE: 'broken pipe',
  SIGQUIT: 'quit',
  SIGSEGV: 'segmentation fault',
  SIGTERM: 'terminated',
  SIGTRAP: 'trace/breakpoint trap',
};
