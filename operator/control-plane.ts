// The control plane in one piece: informers, controllers and workers. main.ts gives it a process, tests a real API server.
import { makeControllers, type ControllerDeps } from './controllers/all.ts';
import { NamedPackages } from './controllers/named-packages.ts';
import { followNames, openCopies, type Copies } from './copies.ts';
import { prepareController, type RunningController } from './reconcile/controller.ts';
import type { WorkerReport } from './reconcile/worker.ts';
import type { QueueWatcher } from './reconcile/workqueue.ts';

type Given =
  | 'client'
  | 'clock'
  | 'events'
  | 'runtimeImages'
  | 'functionEgress'
  | 'versionRetention'
  | 'versionImageRepositories'
  | 'activatorAddress'
  | 'onActivatorAddress'
  | 'activators'
  | 'masterKey'
  | 'trust'
  | 'packages';

export interface ControlPlaneOptions extends Pick<ControllerDeps, Given> {
  /** Objects of one kind that are looked at in parallel. */
  concurrency: number;
  onError: (error: unknown, resource: string) => void;
  report: (kind: string, report: WorkerReport) => void;
  watchQueue?: (kind: string) => QueueWatcher;
}

export interface ControlPlane {
  readonly controllers: readonly RunningController[];
  readonly informers: Readonly<Record<string, { readonly lastContactAgeMs: number }>>;
  /** The packages that Functions, Versions and Layers name. */
  readonly named: NamedPackages;
  /** Starts to write. Resolves when the signal has ended and all workers are done. */
  lead(signal: AbortSignal): Promise<void>;
}

/** A package is fetched within a minute, then inspected and kept: long enough to hear why that failed. */
const RECONCILE_LIMIT_MS = 150_000;

/** Resolves once the local copies are complete; nothing is written before lead(). */
export async function startControlPlane(options: ControlPlaneOptions, signal: AbortSignal): Promise<ControlPlane> {
  const copies = openCopies(options.client, options.onError);
  const named = new NamedPackages();
  followNames(copies, named);
  const controllers = makeControllers({ ...options, ...copies }).map((controller) =>
    prepareController(controller, { ...options, limitMs: RECONCILE_LIMIT_MS }),
  );
  const informers = informersOf(copies);
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

const informersOf = ({ functions, versions, aliases, layers, deployments, networkPolicies }: Copies) => ({
  functions,
  versions,
  aliases,
  layers,
  deployments,
  networkpolicies: networkPolicies,
});
