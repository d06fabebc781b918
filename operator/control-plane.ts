// The control plane in one piece: informers, controllers and workers. main.ts gives it a process, tests a real API server.
import type { Stored } from './api/meta.ts';
import { labels, MANAGED_SELECTOR } from './api/names.ts';
import { makeControllers } from './controllers/all.ts';
import type { FunctionDeps } from './controllers/function/context.ts';
import { packagesOfFunction } from './controllers/function/named-packages.ts';
import { viewOfPolicy, type PolicyView } from './controllers/function/policy-view.ts';
import { viewOf, type FunctionView } from './controllers/function/view.ts';
import type { LayerDeps } from './controllers/layer/context.ts';
import { packagesOfLayer } from './controllers/layer/named-packages.ts';
import { viewOfLayer, type LayerView } from './controllers/layer/view.ts';
import { NamedPackages } from './controllers/named-packages.ts';
import { Index } from './kube/index.ts';
import { Informer } from './kube/informer.ts';
import { deployments, functions, layers, networkPolicies } from './kube/resources.ts';
import type { Deployment, NetworkPolicy } from './kube/types.ts';
import type { StoredFunction } from './api/function.ts';
import type { StoredLayer } from './api/layer.ts';
import { prepareController, type RunningController } from './reconcile/controller.ts';
import type { WorkerReport } from './reconcile/worker.ts';
import type { QueueWatcher } from './reconcile/workqueue.ts';

type Given =
  | 'client'
  | 'clock'
  | 'events'
  | 'runtimeImages'
  | 'functionEgress'
  | 'activatorAddress'
  | 'onActivatorAddress'
  | 'masterKey'
  | 'trust'
  | 'packages';

export interface ControlPlaneOptions extends Pick<FunctionDeps & LayerDeps, Given> {
  /** Objects of one kind that are looked at in parallel. */
  concurrency: number;
  onError: (error: unknown, resource: string) => void;
  report: (kind: string, report: WorkerReport) => void;
  watchQueue?: (kind: string) => QueueWatcher;
}

export interface ControlPlane {
  readonly controllers: readonly RunningController[];
  readonly informers: Readonly<Record<string, { readonly lastContactAgeMs: number }>>;
  /** The packages that Functions and Layers name. */
  readonly named: NamedPackages;
  /** Starts to write. Resolves when the signal has ended and all workers are done. */
  lead(signal: AbortSignal): Promise<void>;
}

/** A package is fetched within a minute, then inspected and kept: long enough to hear why that failed. */
const RECONCILE_LIMIT_MS = 150_000;

/** Resolves once the local copies are complete; nothing is written before lead(). */
export async function startControlPlane(options: ControlPlaneOptions, signal: AbortSignal): Promise<ControlPlane> {
  const { client, onError } = options;
  const functionInformer = new Informer<StoredFunction, FunctionView>(client, functions, { project: viewOf, onError });
  const layerInformer = new Informer<StoredLayer, LayerView>(client, layers, { project: viewOfLayer, onError });
  const named = new NamedPackages();
  named.follow(functionInformer, packagesOfFunction);
  named.follow(layerInformer, packagesOfLayer);
  const functionsOfLayer = new Index<FunctionView>(functionInformer, ({ metadata, spec }) =>
    spec.layers?.map((name) => `${metadata.namespace}/${name}`),
  );
  const deploymentInformer = new Informer(client, deployments, { labelSelector: MANAGED_SELECTOR, onError });
  const policyInformer = new Informer<Stored<NetworkPolicy>, PolicyView>(client, networkPolicies, {
    labelSelector: MANAGED_SELECTOR,
    project: viewOfPolicy,
    onError,
  });
  const deploymentsOfFunction = new Index<Stored<Deployment>>(deploymentInformer, ({ metadata }) => {
    const name = metadata.labels?.[labels.function];
    return name === undefined ? undefined : `${metadata.namespace}/${name}`;
  });
  const deps: FunctionDeps & LayerDeps = {
    ...options,
    functions: functionInformer,
    layers: layerInformer,
    functionsOfLayer,
    deployments: deploymentInformer,
    networkPolicies: policyInformer,
    deploymentsOfFunction,
  };
  const controllers = makeControllers(deps).map((controller) =>
    prepareController(controller, { ...options, limitMs: RECONCILE_LIMIT_MS }),
  );
  const informers = {
    functions: functionInformer,
    layers: layerInformer,
    deployments: deploymentInformer,
    networkpolicies: policyInformer,
  };
  await Promise.all(Object.values(informers).map((informer) => informer.start(signal)));
  return {
    controllers,
    informers,
    named,
    lead: async (leading) => {
      await Promise.all(controllers.map((controller) => controller.run(leading)));
    },
  };
}
