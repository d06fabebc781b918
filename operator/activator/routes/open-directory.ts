// Ties the directory to the cluster: what is watched, and what each change means for a function at work.
import type { Stored, KubeObject } from '../../api/meta.ts';
import { labels, MANAGED_SELECTOR } from '../../api/names.ts';
import type { StoredFunction } from '../../api/function.ts';
import type { ActivatorConfig } from '../../config/activator.ts';
import type { KubeClient } from '../../kube/client.ts';
import { Index } from '../../kube/index.ts';
import { Informer } from '../../kube/informer.ts';
import { deployments, functions, namespaces, pods } from '../../kube/resources.ts';
import type { Deployment, Pod } from '../../kube/types.ts';
import { field, type Logger } from '../../observe/log.ts';
import type { Metrics } from '../../observe/metrics.ts';
import type { Clock } from '../../reconcile/clock.ts';
import { bindFunctionMetrics } from '../function-metrics.ts';
import { openDeployments } from '../scaler/deployment.ts';
import { Directory } from './directory.ts';
import { Route, type RouteDeps } from './route.ts';
import { routedOf, type RoutedFunction } from './routed-function.ts';
import { openSight } from './sight.ts';

export interface KnownFunctions {
  directory: Directory;
  informers: Readonly<Record<string, { readonly lastContactAgeMs: number }>>;
  /** Resolves once everything that exists is known. */
  start(signal: AbortSignal): Promise<void>;
}

export interface OpenDirectoryOptions extends Pick<RouteDeps, 'ring' | 'sessions' | 'code' | 'forward' | 'isStopping'> {
  client: KubeClient;
  clock: Clock;
  config: ActivatorConfig;
  log: Logger;
  metrics: Metrics;
}

export function openDirectory(options: OpenDirectoryOptions): KnownFunctions {
  const { client, clock, config, log, metrics, ring, sessions, code, forward, isStopping } = options;
  const onError = (error: unknown, resource: string): void =>
    log.warn('watch failed, trying again', { [field.resource]: resource, error });
  const managed = { labelSelector: MANAGED_SELECTOR, onError };
  const informers = {
    functions: new Informer<StoredFunction, RoutedFunction>(client, functions, { project: routedOf, onError }),
    namespaces: new Informer(client, namespaces, { onError }),
    deployments: new Informer(client, deployments, managed),
    pods: new Informer<Stored<Pod>>(client, pods, managed),
  };
  const children = {
    pods: new Index<Stored<Pod>>(informers.pods, functionId),
    deployments: new Index<Stored<Deployment>>(informers.deployments, functionId),
  };
  const openDeployment = openDeployments(client, informers.deployments);
  const onPatch = (outcome: 'done' | 'failed', error?: unknown): void => {
    metrics.scalePatches.inc({ outcome });
    if (error !== undefined) log.error('scaling failed, trying again', { error });
  };
  const directory = new Directory({
    namespaceMeta: (name) => informers.namespaces.get(undefined, name)?.metadata,
    openRoute: (place, revision) =>
      new Route(place, revision, {
        clock,
        region: config.region,
        waitMs: config.waitMs,
        defaultIdleTimeoutMs: config.defaultIdleTimeoutMs,
        metrics: bindFunctionMetrics(metrics, place.namespace, place.name),
        openDeployment,
        onPatch,
        sight: openSight(children, place.namespace, place.name),
        ring,
        sessions,
        code,
        forward,
        isStopping,
      }),
  });
  follow(informers, directory);
  ring.onChange(() => directory.reconsider());
  // Namespaces first: an account id is fixed when a function is first seen.
  const start = async (signal: AbortSignal): Promise<void> => {
    await informers.namespaces.start(signal);
    await Promise.all([informers.deployments.start(signal), informers.pods.start(signal)]);
    await informers.functions.start(signal);
  };
  return { directory, informers, start };
}

interface Followed {
  functions: Informer<StoredFunction, RoutedFunction>;
  deployments: Informer<Stored<Deployment>>;
  pods: Informer<Stored<Pod>>;
}

function follow(informers: Followed, directory: Directory): void {
  const routeOf = (object: KubeObject | undefined): Route | undefined => {
    const name = object?.metadata.labels?.[labels.function];
    return name === undefined ? undefined : directory.find(object?.metadata.namespace ?? '', name)?.route;
  };
  informers.functions.onChange(({ before, after }) => {
    if (after !== undefined) directory.put(after);
    else if (before !== undefined) directory.remove(before);
  });
  informers.deployments.onChange(({ before, after }) => routeOf(after ?? before)?.look());
  informers.pods.onChange(({ before, after }) => {
    const route = routeOf(after ?? before);
    if (after === undefined && before !== undefined) route?.podGone(before.metadata.uid);
    route?.look();
  });
}

function functionId({ metadata }: Stored<KubeObject>): string | undefined {
  const name = metadata.labels?.[labels.function];
  return name === undefined ? undefined : `${metadata.namespace}/${name}`;
}
