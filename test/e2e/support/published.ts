// Stories about published Versions and Aliases: what is applied, what is waited for, and who answered.
import assert from 'node:assert/strict';
import type { AliasSpec, StoredAlias } from '../../../operator/api/alias.ts';
import type { StoredVersion, VersionSpec } from '../../../operator/api/version.ts';
import { invoke } from '../../support/invoke.ts';
import { until } from '../../support/until.ts';
import { getJson, type Story } from './world.ts';

/** A handler that says which code it is and what it sees of its version. */
export const saying = (word: string): string => `
export const handler = async (event, context) => ({
  word: '${word}',
  functionVersion: context.functionVersion,
  variable: process.env.AWS_LAMBDA_FUNCTION_VERSION,
  arn: context.invokedFunctionArn,
});`;

export interface Reply {
  word: string;
  functionVersion: string;
  variable: string;
  arn: string;
}

/** An answer of that qualifier, which has to be one. */
export async function ask(
  story: Story,
  name: string,
  options: Parameters<typeof invoke>[2] = {},
): Promise<Reply & { executed: string | null }> {
  const { status, headers, body } = await invoke(story.target, name, options);
  assert.equal(status, 200, body);
  assert.equal(headers.get('x-amz-function-error'), null, body);
  return { ...(JSON.parse(body) as Reply), executed: headers.get('x-amz-executed-version') };
}

export async function applyPublished(
  { world, namespace }: Story,
  kind: 'Version' | 'Alias' | 'Layer',
  name: string,
  spec: object,
): Promise<void> {
  const manifest = { apiVersion: 'pilotlight.dev/v1alpha1', kind, metadata: { name, namespace }, spec };
  await world.cluster.kubectl(['apply', '-f', '-'], { input: JSON.stringify(manifest) });
}

export const applyVersion = (story: Story, spec: VersionSpec): Promise<void> =>
  applyPublished(story, 'Version', `${spec.functionName}.${spec.version}`, spec);

/** As users point an alias; resolves when the operator has followed, which activators do within half a second. */
export async function point(
  story: Story,
  functionName: string,
  aliasName: string,
  to: Pick<AliasSpec, 'functionVersion' | 'routingConfig'>,
): Promise<void> {
  const name = `${functionName}.${aliasName.toLowerCase().replaceAll('_', '-')}`;
  await applyPublished(story, 'Alias', name, { functionName, aliasName, ...to });
  await untilReady<StoredAlias>(story, 'alias', name);
}

export const toTwo = (functionVersion: string, second: string, functionWeight: number) => ({
  functionVersion,
  routingConfig: { additionalVersionWeights: [{ functionVersion: second, functionWeight }] },
});

export const untilVersion = (story: Story, name: string): Promise<StoredVersion> =>
  untilReady<StoredVersion>(story, 'version', name);

function untilReady<T extends StoredVersion | StoredAlias>(story: Story, kind: string, name: string): Promise<T> {
  return until(`${kind} ${name} Ready`, async () => {
    const found = (await getJson(story, kind, name)) as T;
    const ready = found.status?.conditions?.find(({ type }) => type === 'Ready');
    return found.status?.observedGeneration === found.metadata.generation && ready?.status === 'True' && found;
  });
}

export async function listNames({ world, namespace }: Story, kinds: string): Promise<string[]> {
  const { stdout } = await world.cluster.kubectl(['get', kinds, '-n', namespace, '-o', 'name']);
  return stdout.split('\n').filter((name) => name !== '');
}

export const remove = ({ world, namespace }: Story, ...what: string[]) =>
  world.cluster.kubectl(['delete', ...what, '-n', namespace, '--timeout=30s'], { allowFailure: true });
