// A Deployment as the scaler sees it, with scripted shims for pods: what was asked for is kept, and done a moment later.
import type { ScalableDeployment } from '../../../../operator/activator/scaler/deployment.ts';
import { ScriptedShim, type Script, type ShimOptions } from './shim.ts';

export interface FleetOptions extends Omit<ShimOptions, 'pod'> {
  name: string;
  /** Of the function: $LATEST, or a number. */
  version: string;
  /** How long a pod takes to start; Infinity: it never does. */
  startMs: number;
  /** Kubernetes knows of a new pod. */
  onPod?: (podUid: string, revision: string) => void;
}

export class Fleet implements ScalableDeployment {
  readonly options: FleetOptions;
  /** Every PATCH, in order. */
  readonly scales: number[] = [];
  readonly preferred: string[] = [];
  shims: ScriptedShim[] = [];
  /** Thrown by the next changes, in order. */
  readonly failures: Error[] = [];
  /** How often it was asked for, while it was not there. */
  requests = 0;
  #replicas: number | undefined = 0;
  #pods = 0;
  #timers = new Set<NodeJS.Timeout>();

  constructor(options: FleetOptions) {
    this.options = options;
  }

  set script(script: Script) {
    this.options.script = script;
  }

  replicas(): number | undefined {
    return this.#replicas;
  }

  /** The Deployment is not there, or not any more; or it has come, with no replicas. */
  setPresent(present: boolean): void {
    this.#replicas = present ? 0 : undefined;
  }

  async request(): Promise<void> {
    await Promise.resolve();
    const failure = this.failures.shift();
    if (failure !== undefined) throw failure;
    this.requests++;
  }

  /** It was there before this activator: N pods run. */
  beginAt(replicas: number): void {
    this.#replicas = replicas;
    while (this.shims.length < replicas) this.startPod();
  }

  async scale(replicas: number): Promise<void> {
    await Promise.resolve();
    const failure = this.failures.shift();
    if (failure !== undefined) throw failure;
    this.scales.push(replicas);
    const missing = replicas - (this.#replicas ?? 0);
    this.#replicas = replicas;
    if (missing < 0) this.#removePods(-missing);
    if (missing <= 0 || this.options.startMs === Infinity) return;
    const timer = setTimeout(() => {
      for (let count = 0; count < missing; count++) this.startPod();
    }, this.options.startMs);
    this.#timers.add(timer);
  }

  preferRemoval(podNames: readonly string[]): Promise<void> {
    this.preferred.push(...podNames);
    return Promise.resolve();
  }

  startPod(): ScriptedShim {
    const shim = new ScriptedShim({ ...this.options, pod: `${this.options.name}-${this.#pods++}` });
    this.shims.push(shim);
    this.options.onPod?.(`uid-${shim.options.pod}`, this.options.revision);
    shim.connect();
    return shim;
  }

  get ran(): string[] {
    return this.shims.flatMap(({ ran }) => ran);
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    for (const shim of this.shims) shim.close();
  }

  /** As the ReplicaSet controller: those with the lower deletion cost first. */
  #removePods(count: number): void {
    const alive = this.shims.filter(({ closed }) => !closed);
    const cost = ({ options: { pod } }: ScriptedShim): number => (this.preferred.includes(pod) ? 0 : 1);
    for (const shim of alive.sort((a, b) => cost(a) - cost(b)).slice(0, count)) shim.drain();
  }
}
