// Connections that end badly: one dies right behind its n-th write, one begins with a look at the past.
import { KubeClient, type List } from '../../../../operator/kube/client.ts';
import type { Connection } from '../../../../operator/kube/connection.ts';
import type { KubeObject } from '../../../../operator/api/meta.ts';
import { aliases, deployments, functions, versions, type Resource } from '../../../../operator/kube/resources.ts';
import { MANAGED_SELECTOR } from '../../../../operator/api/names.ts';

export interface Life {
  /** Writes that stood so far; events are no state and do not count. */
  writes: number;
  /** Behind which it dies; the write stands, and its author never hears of it. */
  last: number;
  readonly dead: AbortController;
}

export const beginLife = (last: number): Life => ({ writes: 0, last, dead: new AbortController() });

export function mortal(connection: Connection, life: Life): Connection {
  const { signal } = life.dead;
  const dispatcher = connection.dispatcher.compose((dispatch) => (options, handler) => {
    const counts = options.method !== 'GET' && !/\/events[/?]|dryRun=/.test(options.path);
    return dispatch(options, {
      onRequestStart(controller, context) {
        signal.throwIfAborted();
        handler.onRequestStart?.(controller, context);
      },
      onResponseStart(controller, status, ...rest) {
        if (counts && status < 300 && ++life.writes === life.last) life.dead.abort(new Error('crashed'));
        if (signal.aborted) controller.abort(new Error('crashed'));
        else handler.onResponseStart?.(controller, status, ...rest);
      },
      onResponseData: (...args) => handler.onResponseData?.(...args),
      onResponseEnd: (...args) => handler.onResponseEnd?.(...args),
      onResponseError: (...args) => handler.onResponseError?.(...args),
    });
  });
  return { ...connection, dispatcher };
}

export type Past = ReadonlyMap<Resource<KubeObject>, List<KubeObject>>;

/** What an API server that lags would show from now on. */
export async function rememberNow(client: KubeClient): Promise<Past> {
  return new Map<Resource<KubeObject>, List<KubeObject>>([
    [functions, await client.list(functions, {})],
    [versions, await client.list(versions, {})],
    [aliases, await client.list(aliases, {})],
    [deployments, await client.list(deployments, { labelSelector: MANAGED_SELECTOR })],
  ]);
}

/** Its first list of each kind in `past` is of then; what it watches and writes is of now. */
export class StaleClient extends KubeClient {
  readonly #past: Map<Resource<KubeObject>, List<KubeObject>>;

  constructor(connection: Connection, past: Past) {
    super(connection);
    this.#past = new Map(past);
  }

  override async list<T extends KubeObject>(
    resource: Resource<T>,
    ...rest: [
      query: Record<string, string | undefined>,
      options?: { namespace?: string | undefined; signal?: AbortSignal },
    ]
  ): Promise<List<T>> {
    const then = this.#past.get(resource);
    this.#past.delete(resource);
    return then === undefined ? super.list(resource, ...rest) : (structuredClone(then) as List<T>);
  }
}
