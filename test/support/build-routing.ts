// Builders of published versions and aliases, as the operator has made them ready.
import type { StoredAlias } from '../../operator/api/alias.ts';
import { API_VERSION } from '../../operator/api/names.ts';
import { versionTemplateSchema, type StoredVersion } from '../../operator/api/version.ts';

export interface BuildVersionOptions {
  name?: string;
  version?: number;
  namespace?: string;
  uid?: string;
  template?: object;
  revision?: string | undefined;
  ready?: boolean;
}

export function buildVersion(options: BuildVersionOptions = {}): StoredVersion {
  const { name = 'hello', version = 1, namespace = 'shop', ready = true } = options;
  const { uid = `uid-${name}.${version}`, revision = `${name}-v${version}` } = options;
  const mark = {
    type: 'Ready',
    status: ready ? 'True' : 'False',
    reason: 'R',
    message: '',
    lastTransitionTime: '',
  } as const;
  const code = { codeSha256: `${'A'.repeat(42)}${version % 10}=`, codeSize: 100 };
  const given = { runtime: 'nodejs24.x', handler: 'index.handler', code, runtimeImage: 'runtime:1' };
  return {
    apiVersion: API_VERSION,
    kind: 'Version',
    metadata: { name: `${name}.${version}`, namespace, uid, generation: 1, resourceVersion: '1' },
    spec: { functionName: name, version, template: versionTemplateSchema.parse({ ...given, ...options.template }) },
    status: { observedGeneration: 1, state: ready ? 'Active' : 'Pending', revision, conditions: [mark] },
  };
}

export interface BuildAliasOptions {
  name?: string;
  alias?: string;
  namespace?: string;
  uid?: string;
  /** Where it points; absent: nowhere yet. */
  status?: StoredAlias['status'];
}

export function buildAlias(options: BuildAliasOptions = {}): StoredAlias {
  const { name = 'hello', alias = 'live', namespace = 'shop', uid = `uid-${name}.${alias}`, status } = options;
  const objectName = `${name}.${alias.toLowerCase().replaceAll('_', '-')}`;
  return {
    apiVersion: API_VERSION,
    kind: 'Alias',
    metadata: { name: objectName, namespace, uid, generation: 1, resourceVersion: '1' },
    spec: { functionName: name, aliasName: alias, functionVersion: status?.functionVersion ?? '1' },
    ...(status === undefined ? {} : { status }),
  };
}
