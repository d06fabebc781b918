// A Function as the API server keeps it, made ready by an operator or not yet.
import { functionSpecSchema, type FunctionSpec, type StoredFunction } from '../../../../operator/api/function.ts';
import type { StoredPackage } from '../../../../operator/activator/instances/gather.ts';
import { toCodeSha256 } from '../../../../operator/api/digest.ts';
import { API_VERSION } from '../../../../operator/api/names.ts';

export interface StoredOptions {
  name: string;
  namespace: string;
  generation: number;
  revision: string;
  ready: boolean;
  spec?: Partial<FunctionSpec> | undefined;
  /** What real shims run. */
  code?: string | undefined;
  /** What they run instead. */
  packages?: { code: StoredPackage; layers?: StoredPackage[] } | undefined;
}

export function buildStored({
  name,
  namespace,
  generation,
  revision,
  ready,
  spec,
  code,
  packages,
}: StoredOptions): StoredFunction {
  const mark = { type: 'RuntimeReady', status: 'True', reason: 'R', message: '', lastTransitionTime: '' } as const;
  const inline = { 'index.mjs': code ?? `export const handler = async () => '${revision}';` };
  const given = { runtime: 'nodejs24.x', handler: 'index.handler', code: { inline } };
  const named = ({ digest, size }: StoredPackage) => ({ codeSha256: toCodeSha256(digest), codeSize: size });
  const layers = packages?.layers?.map((layer, index) => ({ name: `layer-${index}.1`, ...named(layer) }));
  const found = packages === undefined ? {} : { ...named(packages.code), ...(layers === undefined ? {} : { layers }) };
  const brought = packages === undefined ? {} : { code: { upload: { sha256: packages.code.digest } } };
  return {
    apiVersion: API_VERSION,
    kind: 'Function',
    metadata: { name, namespace, uid: `uid-${name}`, generation, resourceVersion: String(generation) },
    spec: { ...functionSpecSchema.parse(given), ...brought, ...spec },
    status: ready ? { observedGeneration: generation, state: 'Active', revision, conditions: [mark], ...found } : {},
  };
}
