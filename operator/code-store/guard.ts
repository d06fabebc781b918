// Who may use the store: a few ServiceAccounts, by tokens made for it. Function pods have no token at all.
import type { IncomingMessage } from 'node:http';
import { PilotlightError } from '../api/errors.ts';
import type { Access, Caller } from '../activator/access/access.ts';
import { bearerToken } from '../activator/access/bearer-token.ts';

/** undefined: let in. */
export type Guard = (request: IncomingMessage) => Promise<Refusal | undefined>;

export interface Refusal {
  readonly status: number;
  readonly text: string;
  readonly cause?: unknown;
}

export const makeGuard =
  (access: Pick<Access, 'recall' | 'authenticate'>, clients: readonly string[]): Guard =>
  async ({ headers: { authorization: header = '' }, socket }) => {
    try {
      const caller = access.recall(socket, header) ?? (await review(header, socket));
      if (caller === undefined) return { status: 401, text: 'a token for this store is needed' };
      return clients.includes(caller.username)
        ? undefined
        : { status: 403, text: `${caller.username} may not use this store` };
    } catch (cause) {
      // Nobody is let in on a guess.
      const status = cause instanceof PilotlightError ? cause.failure.status : 503;
      return { status, text: 'the API server could not be asked who that is', cause };
    }

    async function review(text: string, origin: IncomingMessage['socket']): Promise<Caller | undefined> {
      const token = bearerToken(text);
      return token === undefined ? undefined : access.authenticate(token, origin, text);
    }
  };
