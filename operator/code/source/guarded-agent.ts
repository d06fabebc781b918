// Connections to public addresses only, or to hosts that are allowed by name. The address that was judged is the one that is
// dialled: a name that answers differently the next time gains nothing.
import { lookup, type LookupAddress, type LookupAllOptions } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { isPublicAddress } from './addresses.ts';
import type { HostRule } from './allowed-hosts.ts';

/** Nothing was sent to that host. */
export class AddressRefused extends Error {
  constructor(hostname: string) {
    super(`${hostname} is not public`);
    this.name = 'AddressRefused';
  }
}

/** As dns.lookup answers. */
export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export interface GuardedAgentOptions {
  readonly isAllowed: HostRule;
  /** For name, connection and TLS together. Other waits are the caller's. */
  readonly connectMs: number;
  /** Ends its connections, also those that are still being made, of which a request's own signal knows nothing. */
  readonly signal: AbortSignal;
  readonly resolve?: Resolve | undefined;
}

/** For one fetch: no connection is shared between tenants. Proxies of the environment are not asked. */
export function createGuardedAgent({ isAllowed, connectMs, signal, resolve = lookup }: GuardedAgentOptions): Agent {
  const connect = buildConnector({
    allowH2: false,
    maxCachedSessions: 0,
    timeout: connectMs,
    signal,
    lookup: guardLookup(isAllowed, resolve),
  });
  return new Agent({
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: (options, callback) => {
      const { hostname } = options;
      // No name, no lookup.
      if (isIP(hostname) !== 0 && !isPublicAddress(hostname) && !isAllowed(hostname))
        callback(new AddressRefused(hostname), null);
      else connect(options, callback);
    },
  });
}

/** One private address among public ones is enough: which of them is dialled would be chance. */
export function guardLookup(isAllowed: HostRule, resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null || first === undefined) callback(error ?? noAddress(hostname), []);
      else if (!isAllowed(hostname) && !addresses.every(({ address }) => isPublicAddress(address)))
        callback(new AddressRefused(hostname), []);
      else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

const noAddress = (hostname: string): NodeJS.ErrnoException =>
  Object.assign(new Error(`${hostname} has no address`), { code: 'ENODATA' });
