// One request as its client saw it: the answer, or how it failed. Nothing is tried again.
import { request, type Agent, type IncomingMessage } from 'node:http';
import type { Target } from '../../support/invoke.ts';

export interface Call {
  id: string;
  /** On the monotonic clock, when it was due; a client that was late counts against the answer. */
  atMs: number;
  /** From then until its end. */
  ms: number;
  status: number | undefined;
  /** undefined: answered by the handler, with its own id. Else Lambda's error type, or the connection's. */
  failure: string | undefined;
  /** The version that answered, as the answer's head says. */
  executed: string | undefined;
  /** What came, or what was said instead. */
  text: string;
}

export interface Wanted {
  target: Target;
  functionName: string;
  id: string;
  /** How long the handler takes. */
  workMs: number;
  atMs: number;
}

/** A client that waits longer has met a hang. */
export const PATIENCE_MS = 20_000;
export const HANG = 'no answer at all';

export function call(agent: Agent, { target, functionName, id, workMs, atMs }: Wanted): Promise<Call> {
  const url = `${target.url}/2015-03-31/functions/${functionName}/invocations`;
  const body = JSON.stringify({ id, workMs });
  const headers = { authorization: `Bearer ${target.token}`, 'content-length': Buffer.byteLength(body) };
  const { promise, resolve } = Promise.withResolvers<Call>();
  let executed: string | undefined;
  const end = (status: number | undefined, failure: string | undefined, text: string): void => {
    clearTimeout(patience);
    resolve({ id, atMs, ms: performance.now() - atMs, status, failure, executed, text });
  };
  const sent = request(url, { method: 'POST', headers, agent }, (response) => {
    let text = '';
    executed = String(response.headers['x-amz-executed-version'] ?? '');
    response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    response.on('end', () => end(response.statusCode, failureOf(response, text, id), text));
    response.on('error', failed);
  });
  const patience = setTimeout(() => sent.destroy(new Error(HANG)), PATIENCE_MS);
  sent.on('error', failed);
  sent.end(body);
  return promise;

  function failed(error: NodeJS.ErrnoException): void {
    end(undefined, error.code ?? error.message, error.message);
  }
}

function failureOf({ statusCode, headers }: IncomingMessage, text: string, id: string): string | undefined {
  const type = headers['x-amzn-errortype'];
  if (statusCode !== 200) return typeof type === 'string' ? type : `status ${statusCode}`;
  const answer = JSON.parse(text) as { id?: string; errorType?: string };
  if (headers['x-amz-function-error'] !== undefined) return answer.errorType ?? 'Unhandled';
  return answer.id === id ? undefined : 'the answer to another request';
}
