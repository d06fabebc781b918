// Who is calling: a bearer token that was made for us.
import { PilotlightError } from '../../api/errors.ts';
import { field } from '../../observe/log.ts';
import type { Caller } from '../access/access.ts';
import type { Call, PipelineDeps } from '../context.ts';
import { headerOf } from '../http/exchange.ts';

const TOKEN_LIMIT = 16_384;
const BEARER = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i;

/** At once when this connection said the same a moment ago. */
export function authenticate(call: Call, deps: PipelineDeps): Caller | Promise<Caller> {
  const { connection, head } = call.request;
  const header = headerOf(head, 'authorization');
  if (header === undefined) throw new PilotlightError('MissingAuthenticationToken', 'Missing Authentication Token');
  return deps.access.recall(connection, header) ?? review(call, header, deps);
}

async function review(call: Call, header: string, { access, log }: PipelineDeps): Promise<Caller> {
  const { connection } = call.request;
  const token = header.length > TOKEN_LIMIT ? undefined : BEARER.exec(header)?.[1];
  const caller = token === undefined ? undefined : await ask(() => access.authenticate(token, connection, header));
  if (caller !== undefined) return caller;
  log.warn('refused: unknown token', { [field.requestId]: call.requestId, from: connection.remoteAddress });
  throw new PilotlightError('UnrecognizedClient', 'The security token included in the request is invalid.');
}

/** The API server could not be asked: nobody is let in on a guess. */
export async function ask<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (cause) {
    throw new PilotlightError(
      'AuthorizationUnavailable',
      'The API server could not be asked who may invoke. Try again.',
      { cause },
    );
  }
}
