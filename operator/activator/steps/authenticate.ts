// Who is calling: a bearer token that was made for us.
import { PilotlightError, type FailureCode } from '../../api/errors.ts';
import { field } from '../../observe/log.ts';
import type { Caller } from '../access/access.ts';
import { bearerToken } from '../access/bearer-token.ts';
import type { Call, PipelineDeps } from '../context.ts';
import { headerOf } from '../http/exchange.ts';

/** At once when this connection said the same a moment ago. */
export function authenticate(call: Call, deps: PipelineDeps): Caller | Promise<Caller> {
  const { connection, head } = call.request;
  const header = headerOf(head, 'authorization');
  if (header === undefined) throw refuse(call, deps, 'MissingAuthenticationToken', 'Missing Authentication Token');
  return deps.access.recall(connection, header) ?? review(call, header, deps);
}

async function review(call: Call, header: string, deps: PipelineDeps): Promise<Caller> {
  const { connection } = call.request;
  const token = bearerToken(header);
  const caller = token === undefined ? undefined : await ask(() => deps.access.authenticate(token, connection, header));
  if (caller !== undefined) return caller;
  throw refuse(call, deps, 'UnrecognizedClient', 'The security token included in the request is invalid.');
}

/** The line that tells whoever guards this cluster. A token is never in it. */
function refuse({ requestId, request }: Call, { log }: PipelineDeps, code: FailureCode, text: string): PilotlightError {
  log.warn(`refused: ${code}`, { [field.requestId]: requestId, from: request.connection.remoteAddress });
  return new PilotlightError(code, text);
}

/** The API server could not be asked: nobody is let in on a guess. */
export async function ask<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (cause) {
    if (cause instanceof PilotlightError) throw cause;
    throw new PilotlightError(
      'AuthorizationUnavailable',
      'The API server could not be asked who may invoke. Try again.',
      { cause },
    );
  }
}
