// Published versions and aliases in the world of a test, written as the operator would have.
import type { AliasStatus } from '../../../../operator/api/alias.ts';
import { buildAlias, buildVersion } from '../../../support/build-routing.ts';
import { noCode, type CodeAndUploads } from '../../../support/no-code.ts';
import type { Fleet } from './fleet.ts';
import { NAMESPACE, type FunctionOptions, type World } from './world.ts';

/** A version's code is always a package. */
export const anyCode: CodeAndUploads = { ...noCode, load: () => Promise.resolve(Buffer.from('zip')) };

export interface VersionOptions extends Omit<FunctionOptions, 'version' | 'spec' | 'code' | 'packages'> {
  template?: object;
}

/** It answers with its number, unless said otherwise. Returns the fleet of its revision. */
export function putVersion(world: World, name: string, version: number, options: VersionOptions = {}): Fleet {
  const { revision = `${name}-v${version}`, template = {}, ready = true } = options;
  const script = () => ({ body: String(version) });
  const fleet = world.openFleet(name, revision, { script, ...options, version: String(version) });
  world.directory.putVersion(buildVersion({ name, version, namespace: NAMESPACE, revision, template, ready }));
  return fleet;
}

export function deleteVersion(world: World, name: string, version: number): void {
  world.directory.removeVersion(buildVersion({ name, version, namespace: NAMESPACE }));
}

/** Where it points is what activators follow: its status. */
export function putAlias(world: World, name: string, alias: string, status: AliasStatus = {}): void {
  world.directory.putAlias(buildAlias({ name, alias, namespace: NAMESPACE, status }));
}

export function deleteAlias(world: World, name: string, alias: string): void {
  world.directory.removeAlias(buildAlias({ name, alias, namespace: NAMESPACE }));
}
