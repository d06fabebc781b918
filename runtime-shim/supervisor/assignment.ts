// What this instance is, taken out of the Assign message once and complete.
import type { Assign } from '../proto/index.ts';

export interface Archive {
  /** Base64. */
  sha256: string;
  /** Empty: to be fetched. */
  zip: Uint8Array;
  size: number;
  token: string;
}

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
  /** The later wins. */
  layers: readonly Archive[];
  codeAddress: string;
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
    code: readArchive(assign.code),
    layers: (assign.layers ?? []).map(readArchive),
    codeAddress: assign.codeAddress ?? '',
    region: assign.region ?? '',
    initializationType: assign.initializationType || 'on-demand',
  };
}

function readArchive(archive: Assign['code']): Archive {
  return {
    sha256: archive?.sha256 ?? '',
    zip: archive?.zip ?? new Uint8Array(),
    size: archive?.size ?? 0,
    token: archive?.token ?? '',
  };
}
