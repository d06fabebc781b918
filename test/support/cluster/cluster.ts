// A running cluster in the hands of a test: what it needs to know, and the few things it does to it.
import { join } from 'node:path';
import { loadArchive } from './load.ts';
import { partNames, type PartName } from './parts/part.ts';
import type { Plan } from './plan.ts';
import { kill } from './process.ts';
import { readRecords } from './records.ts';
import { run, type RunOptions, type RunResult } from './run.ts';
import { toolDirectories } from './tools.ts';

export interface Cluster {
  readonly name: string;
  /** Path of the administrator's kubeconfig. */
  readonly kubeconfig: string;
  readonly server: string;
  /** Where the host reaches host ports and node ports. */
  readonly nodeAddress: string;
  /** Where pods reach a server on the host. */
  readonly hostAddress: string;
  /** Path of the API server's audit log, one JSON object a line. */
  readonly auditLog: string;
  readonly directory: string;
  kubectl(args: readonly string[], options?: RunOptions): Promise<RunResult>;
  helm(args: readonly string[], options?: RunOptions): Promise<RunResult>;
  /** Imports an OCI archive. */
  load(archive: string): Promise<void>;
  processPid(part: PartName): number;
  /** Starts those parts again that a test has killed. */
  revive(): void;
}

export function makeCluster(plan: Plan): Cluster {
  const tools = toolDirectories();
  const call =
    (program: string) =>
    (args: readonly string[], options: RunOptions = {}) =>
      run(program, args, { ...options, env: { ...process.env, ...options.env, KUBECONFIG: plan.kubeconfig } });
  return {
    name: plan.name,
    kubeconfig: plan.kubeconfig,
    server: plan.server,
    nodeAddress: plan.nodeAddress,
    hostAddress: plan.hostAddress,
    auditLog: plan.auditLog,
    directory: plan.directory,
    kubectl: call(join(tools.kubernetes, 'kubectl')),
    helm: call(join(tools.helm, 'helm')),
    load: (archive) => loadArchive(plan, archive),
    processPid: (part) => pidOf(plan, part),
    revive: () => {
      const { supervisor } = readRecords(plan);
      if (supervisor !== undefined) kill(supervisor.pid, 'SIGHUP');
    },
  };
}

function pidOf(plan: Plan, part: PartName): number {
  const record = readRecords(plan).parts[part];
  if (record !== undefined && record.ended === undefined) return record.pid;
  throw new Error(`${part} is not running in cluster ${plan.name} (its parts: ${partNames.join(' ')})`);
}
