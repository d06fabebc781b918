// Ties the directory to the cluster: what is watched, and what each change means for a function at work.
import type { StoredAlias } from '../../api/alias.ts';
import type { StoredFunction } from '../../api/function.ts';
import type { Stored, KubeObject } from '../../api/meta.ts';
import { MANAGED_SELECTOR } from '../../api/names.ts';
import type { StoredVersion } from '../../api/version.ts';
import type { ActivatorConfig } from '../../config/activator.ts';
import type { KubeClient } from '../../kube/client.ts';
import { Index } from '../../kube/index.ts';
import { Informer } from '../../kube/informer.ts';
import { aliases, deployments, functions, namespaces, pods, versions } from '../../kube/resources.ts';
import type { Deployment, Pod } from '../../kube/types.ts';
import { field, type Logger } from '../../observe/log.ts';
import type { Metrics } from '../../observe/metrics.ts';
import type { Clock } from '../../reconcile/clock.ts';
import { bindFunctionMetrics } from '../function-metrics.ts';
import { openDeployments } from '../scaler/deployment.ts';
import { Directory } from './directory.ts';
import { routeIdOf, routeNameOf } from './route-id.ts';
import { Route, type RouteDeps } from './route.ts';
import { routedOf, type RoutedFunction } from './routed-function.ts';
import { routedVersionOf } from './routed-version.ts';
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
    versions: new Informer<StoredVersion>(client, versions, { project: routedVersionOf, onError }),
    aliases: new Informer<StoredAlias>(client, aliases, { onError }),
    namespaces: new Informer(client, namespaces, { onError }),
    deployments: new Informer(client, deployments, managed),
    pods: new Informer<Stored<Pod>>(client, pods, managed),
  };
  const children = {
    pods: new Index<Stored<Pod>>(informers.pods, routeIdOfChild),
    deployments: new Index<Stored<Deployment>>(informers.deployments, routeIdOfChild),
  };
  const openDeployment = openDeployments(client, clock, informers.deployments);
  const onPatch = (outcome: 'done' | 'failed', error?: unknown): void => {
    metrics.scalePatches.inc({ outcome });
    if (error !== undefined) log.error('scaling failed, trying again', { error });
  };
  const directory = new Directory({
    namespaceMeta: (name) => informers.namespaces.get(undefined, name)?.metadata,
    openRoute: (place, revision) => {
      const name = { ...place, version: revision.version };
      return new Route(place, revision, {
        clock,
        region: config.region,
        waitMs: config.waitMs,
        defaultIdleTimeoutMs: config.defaultIdleTimeoutMs,
        metrics: bindFunctionMetrics(metrics, name),
        openDeployment,
        onPatch,
        sight: openSight(children, name),
        ring,
        sessions,
        code,
        forward,
        isStopping,
      });
    },
  });
  followChildren(informers, directory);
  followNames(informers, directory, children.deployments);
  ring.onChange(() => directory.reconsider());
  // Namespaces first: an account id is fixed when a function is first seen. Aliases last: what they point to is known by then.
  const start = async (signal: AbortSignal): Promise<void> => {
    await informers.namespaces.start(signal);
    await Promise.all([informers.deployments.start(signal), informers.pods.start(signal)]);
    await Promise.all([informers.functions.start(signal), informers.versions.start(signal)]);
    await informers.aliases.start(signal);
  };
  return { directory, informers, start };
}

interface Children {
  deployments: Informer<Stored<Deployment>>;
  pods: Informer<Stored<Pod>>;
}

function followChildren({ deployments, pods }: Children, directory: Directory): void {
  const routeOf = (object: Stored<KubeObject> | undefined): Route | undefined => {
    const name = object === undefined ? undefined : routeNameOf(object);
    return name === undefined ? undefined : directory.routeOf(name);
  };
  deployments.onChange(({ before, after }) => routeOf(after ?? before)?.look());
  pods.onChange(({ before, after }) => {
    const route = routeOf(after ?? before);
    if (after === undefined && before !== undefined) route?.podGone(before.metadata.uid);
    route?.look();
  });
}

interface Names {
  functions: Informer<StoredFunction, RoutedFunction>;
  versions: Informer<StoredVersion>;
  aliases: Informer<StoredAlias>;
}

function followNames(
  { functions, versions, aliases }: Names,
  directory: Directory,
  deployments: Index<Stored<Deployment>>,
): void {
  functions.onChange(({ before, after }) => {
    if (after !== undefined) directory.put(after);
    else if (before !== undefined) directory.remove(before);
  });
  versions.onChange(({ before, after }) => {
    if (after === undefined) return before && directory.removeVersion(before);
    directory.putVersion(after);
    // Its instances of before this process must be tended.
    const { namespace } = after.metadata;
    const name = { namespace, name: after.spec.functionName, version: String(after.spec.version) };
    if (deployments.get(routeIdOf(name)).length > 0) directory.routeOf(name);
  });
  aliases.onChange(({ before, after }) => {
    // Deleted and made anew while the watch was broken, it may have another spelling.
    if (before !== undefined && before.metadata.uid !== after?.metadata.uid) directory.removeAlias(before);
    if (after !== undefined) directory.putAlias(after);
  });
}

function routeIdOfChild(child: Stored<KubeObject>): string | undefined {
  const name = routeNameOf(child);
  return name === undefined ? undefined : routeIdOf(name);
}
