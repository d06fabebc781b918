// What this instance is, taken out of the Assign message once and complete.
import type { Assign } from '../proto/index.ts';
import type { Archive } from './code.ts';

export interface Assignment {
  revision: string;
  functionName: string;
  functionVersion: string;
  runtime: string;
  handler: string;
  memorySizeMb: number;
  timeoutSeconds: number;
  environment: readonly { name: string; value: string }[];
  code: Archive;
  region: string;
  initializationType: string;
}

export function readAssignment(assign: Assign): Assignment {
  return {
    revision: assign.revision ?? '',
    functionName: assign.functionName ?? '',
    functionVersion: assign.functionVersion || '$LATEST',
    runtime: assign.runtime ?? '',
    handler: assign.handler ?? '',
    memorySizeMb: assign.memorySizeMb || 128,
    timeoutSeconds: assign.timeoutSeconds || 3,
    environment: (assign.environment ?? []).map(({ name, value }) => ({ name: name ?? '', value: value ?? '' })),
    code: { sha256: assign.code?.sha256 ?? '', zip: assign.code?.zip ?? new Uint8Array() },
    region: assign.region ?? '',
    initializationType: assign.initializationType || 'on-demand',
  };
}
