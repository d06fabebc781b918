// Builders: a whole object from the few fields that a test cares about.
import type { StoredFunction } from '../../operator/api/function.ts';
import type { StoredLayer } from '../../operator/api/layer.ts';
import { API_VERSION } from '../../operator/api/names.ts';
import type { RevisionOfFunction } from '../../operator/resources/deployment.ts';

export function buildFunction(
  overrides: {
    name?: string;
    namespace?: string;
    uid?: string;
    generation?: number;
    spec?: Partial<StoredFunction['spec']>;
    status?: StoredFunction['status'];
  } = {},
): StoredFunction {
  const { name = 'hello', namespace = 'shop', uid = 'uid-1', generation = 1, spec, status } = overrides;
  return {
    apiVersion: API_VERSION,
    kind: 'Function',
    metadata: { name, namespace, uid, generation, resourceVersion: '1' },
    spec: {
      runtime: 'nodejs24.x',
      handler: 'index.handler',
      code: { inline: { 'index.mjs': 'export const handler = async () => "hi"' } },
      memorySize: 128,
      timeout: 3,
      ephemeralStorage: { size: 512 },
      concurrency: { maxInstances: 100 },
      ...spec,
    },
    ...(status === undefined ? {} : { status }),
  };
}

export function buildLayer(
  overrides: { namespace?: string; spec?: Partial<StoredLayer['spec']>; status?: StoredLayer['status'] } = {},
): StoredLayer {
  const { namespace = 'shop', spec, status } = overrides;
  const whole = { layerName: 'common', version: 2, content: { inline: { 'nodejs/a.js': 'exports.a = 1;' } }, ...spec };
  return {
    apiVersion: API_VERSION,
    kind: 'Layer',
    metadata: {
      name: `${whole.layerName}.${whole.version}`,
      namespace,
      uid: `uid-${whole.layerName}`,
      generation: 1,
      resourceVersion: '1',
    },
    spec: whole,
    ...(status === undefined ? {} : { status }),
  };
}

export function buildRevision(overrides: Partial<RevisionOfFunction> = {}): RevisionOfFunction {
  return {
    name: 'hello',
    namespace: 'shop',
    uid: 'uid-1',
    version: undefined,
    revision: '0123456789abcdef',
    runtimeImage: 'pilotlight/nodejs24:0.1.0',
    memorySizeMb: 128,
    ephemeralStorageMb: 512,
    timeoutSeconds: 3,
    architecture: undefined,
    activatorAddress: '10.96.0.7:9090',
    attachKey: 'k'.repeat(64),
    trust: 'the CAs',
    ...overrides,
  };
}
