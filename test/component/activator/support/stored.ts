// A Function as the API server keeps it, made ready by an operator or not yet.
import { functionSpecSchema, type FunctionSpec, type StoredFunction } from '../../../../operator/api/function.ts';
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
}

export function buildStored({
  name,
  namespace,
  generation,
  revision,
  ready,
  spec,
  code,
}: StoredOptions): StoredFunction {
  const mark = { type: 'RuntimeReady', status: 'True', reason: 'R', message: '', lastTransitionTime: '' } as const;
  const inline = { 'index.mjs': code ?? `export const handler = async () => '${revision}';` };
  const given = { runtime: 'nodejs24.x', handler: 'index.handler', code: { inline } };
  return {
    apiVersion: API_VERSION,
    kind: 'Function',
    metadata: { name, namespace, uid: `uid-${name}`, generation, resourceVersion: String(generation) },
    spec: { ...functionSpecSchema.parse(given), ...spec },
    status: ready ? { observedGeneration: generation, state: 'Active', revision, conditions: [mark] } : {},
  };
}
