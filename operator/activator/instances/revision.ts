// Everything that an instance must be told about the revision that it is to run.
import type { Assign } from '@pilotlight/runtime-shim/proto';
import type { FunctionSpec } from '../../api/function.ts';
import type { Gathered, Packages } from './gather.ts';

export interface Revision extends Packages {
  id: string;
  functionName: string;
  /** $LATEST, or the number of a published version. */
  version: string;
  spec: Omit<FunctionSpec, 'code' | 'layers' | 'publish'>;
  /** Found at work by an activator that never saw its spec: what is here is the newest one's. Its instances can serve, and no new ones start. */
  isAdopted?: true;
}

/** Where a function lives. */
export interface Place {
  namespace: string;
  name: string;
  account: string;
}

export function makeAssign(
  { id, functionName, version, spec }: Revision,
  place: { region: string; account: string; epoch: number },
  packages: Gathered,
): Assign {
  return {
    epoch: place.epoch,
    revision: id,
    functionName,
    functionVersion: version,
    runtime: spec.runtime,
    handler: spec.handler,
    memorySizeMb: spec.memorySize,
    timeoutSeconds: spec.timeout,
    ephemeralStorageMb: spec.ephemeralStorage.size,
    environment: Object.entries(spec.environment?.variables ?? {}).map(([name, value]) => ({ name, value })),
    ...packages,
    region: place.region,
    accountId: place.account,
    initializationType: 'on-demand',
    concurrency: 1,
  };
}
