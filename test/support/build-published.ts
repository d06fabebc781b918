// Builders of Versions and Aliases, as the operator keeps them.
import type { AliasSpec, AliasStatus } from '../../operator/api/alias.ts';
import type { Condition } from '../../operator/api/meta.ts';
import { API_VERSION, versionName } from '../../operator/api/names.ts';
import type { StoredVersion, VersionStatus, VersionTemplate } from '../../operator/api/version.ts';
import type { AliasView } from '../../operator/controllers/alias/view.ts';
import { viewOfVersion, type VersionView } from '../../operator/controllers/version/view.ts';

export const CODE = `${'A'.repeat(43)}=`;

export const buildTemplate = (overrides: Partial<VersionTemplate> = {}): VersionTemplate => ({
  runtime: 'nodejs24.x',
  handler: 'index.handler',
  memorySize: 128,
  timeout: 3,
  ephemeralStorage: { size: 512 },
  concurrency: { maxInstances: 100 },
  code: { codeSha256: CODE, codeSize: 7 },
  runtimeImage: 'image:1',
  ...overrides,
});

export const condition = (type: string, status: Condition['status'] = 'True', reason = 'Why'): Condition => ({
  type,
  status,
  reason,
  message: 'words',
  lastTransitionTime: '2026-01-01T00:00:00Z',
});

export const allTrue = ['Published', 'CodeReady', 'RuntimeReady', 'Ready'].map((type) => condition(type));

export interface VersionFields {
  readonly version: number;
  readonly template?: VersionTemplate | undefined;
  readonly codeSha256?: string;
  readonly owner?: string;
  readonly status?: VersionStatus;
}

/** As it came from the API server. */
export function buildVersion({ version, template, codeSha256, owner, status }: VersionFields): StoredVersion {
  const ownerReferences = [
    { apiVersion: API_VERSION, kind: 'Function', name: 'hello', uid: owner ?? '', controller: true },
  ];
  return {
    apiVersion: API_VERSION,
    kind: 'Version',
    metadata: {
      name: versionName('hello', version),
      namespace: 'shop',
      uid: `uid-${version}`,
      generation: 1,
      resourceVersion: '1',
      ...(owner === undefined ? {} : { ownerReferences }),
    },
    spec: {
      functionName: 'hello',
      version,
      ...(template === undefined ? {} : { template }),
      ...(codeSha256 === undefined ? {} : { codeSha256 }),
    },
    ...(status === undefined ? {} : { status }),
  };
}

/** With a template and ready, unless said otherwise. */
export const viewVersion = (version: number, fields: Omit<VersionFields, 'version'> = {}): VersionView =>
  viewOfVersion(buildVersion({ version, template: buildTemplate(), status: { conditions: allTrue }, ...fields }));

export const viewAlias = (spec: Partial<AliasSpec> = {}, status?: AliasStatus): AliasView => ({
  apiVersion: API_VERSION,
  kind: 'Alias',
  metadata: { name: 'hello.live', namespace: 'shop', uid: 'uid-live', generation: 1, resourceVersion: '1' },
  spec: { functionName: 'hello', aliasName: 'live', functionVersion: '1', ...spec },
  ...(status === undefined ? {} : { status }),
});
