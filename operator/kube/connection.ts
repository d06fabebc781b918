// Where the API server is and how we prove who we are. Connections are shared and kept: the stock client opens a new TLS
// connection for every call.
import { KubeConfig } from '@kubernetes/client-node';
import type { RequestOptions } from 'node:https';
import { Agent, type Dispatcher } from 'undici';

export interface Connection {
  readonly server: string;
  readonly dispatcher: Dispatcher;
  /** The authorization headers of now; `fresh` reads the token anew. */
  headers(fresh?: boolean): Promise<Record<string, string>>;
}

const TOKEN_MAX_AGE_MS = 60_000;

/** In a cluster: the pod's service account. Elsewhere: the current context of KUBECONFIG or ~/.kube/config. */
export async function connect(kubeconfig?: { path: string; context?: string | undefined }): Promise<Connection> {
  const config = new KubeConfig();
  if (kubeconfig === undefined) config.loadFromDefault();
  else config.loadFromFile(kubeconfig.path);
  if (kubeconfig?.context !== undefined) config.setCurrentContext(kubeconfig.context);
  const cluster = config.getCurrentCluster();
  if (cluster === null) throw new Error('no Kubernetes cluster is configured: set KUBECONFIG or run in a cluster');
  return { server: cluster.server, dispatcher: await makeDispatcher(config), headers: makeHeaders(config) };
}

async function readAuth(config: KubeConfig): Promise<RequestOptions> {
  const options: RequestOptions = {};
  await config.applyToHTTPSOptions(options);
  return options;
}

async function makeDispatcher(config: KubeConfig): Promise<Dispatcher> {
  const { ca, cert, key } = await readAuth(config);
  const tls = {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key: key as Buffer }),
  };
  return new Agent({
    allowH2: false,
    connections: null,
    keepAliveTimeout: 30_000,
    headersTimeout: 30_000,
    bodyTimeout: 0,
    connect: { ...tls, keepAlive: true, keepAliveInitialDelay: 30_000, timeout: 5_000 },
  });
}

function makeHeaders(config: KubeConfig): Connection['headers'] {
  let cached: Record<string, string> = {};
  let readAt = -Infinity;
  return async (fresh = false) => {
    if (!fresh && performance.now() - readAt < TOKEN_MAX_AGE_MS) return cached;
    const { headers } = await readAuth(config);
    const authorization = (headers as Record<string, unknown> | undefined)?.['Authorization'];
    cached = typeof authorization === 'string' ? { authorization } : {};
    readAt = performance.now();
    return cached;
  };
}
