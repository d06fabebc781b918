// The control plane in one piece: informers, controllers and workers. main.ts gives it a process, tests a real API server.
import type { Stored } from './api/meta.ts';
import { labels, MANAGED_SELECTOR } from './api/names.ts';
import { makeControllers } from './controllers/all.ts';
import type { FunctionDeps } from './controllers/function/context.ts';
import { viewOfPolicy, type PolicyView } from './controllers/function/policy-view.ts';
import { viewOf, type FunctionView } from './controllers/function/view.ts';
import { Index } from './kube/index.ts';
import { Informer } from './kube/informer.ts';
import { deployments, functions, networkPolicies } from './kube/resources.ts';
import type { Deployment, NetworkPolicy } from './kube/types.ts';
import type { StoredFunction } from './api/function.ts';
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
  | 'trust';

export interface ControlPlaneOptions extends Pick<FunctionDeps, Given> {
  /** Objects of one kind that are looked at in parallel. */
  concurrency: number;
  onError: (error: unknown, resource: string) => void;
  report: (kind: string, report: WorkerReport) => void;
  watchQueue?: (kind: string) => QueueWatcher;
}

export interface ControlPlane {
  readonly controllers: readonly RunningController[];
  readonly informers: Readonly<Record<string, { readonly lastContactAgeMs: number }>>;
  /** Starts to write. Resolves when the signal has ended and all workers are done. */
  lead(signal: AbortSignal): Promise<void>;
}

const RECONCILE_LIMIT_MS = 60_000;

/** Resolves once the local copies are complete; nothing is written before lead(). */
export async function startControlPlane(options: ControlPlaneOptions, signal: AbortSignal): Promise<ControlPlane> {
  const { client, onError } = options;
  const functionInformer = new Informer<StoredFunction, FunctionView>(client, functions, { project: viewOf, onError });
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
  const deps: FunctionDeps = {
    ...options,
    functions: functionInformer,
    deployments: deploymentInformer,
    networkPolicies: policyInformer,
    deploymentsOfFunction,
  };
  const controllers = makeControllers(deps).map((controller) =>
    prepareController(controller, { ...options, limitMs: RECONCILE_LIMIT_MS }),
  );
  await Promise.all([functionInformer, deploymentInformer, policyInformer].map((informer) => informer.start(signal)));
  return {
    controllers,
    informers: { functions: functionInformer, deployments: deploymentInformer, networkpolicies: policyInformer },
    lead: async (leading) => {
      await Promise.all(controllers.map((controller) => controller.run(leading)));
    },
  };
}
