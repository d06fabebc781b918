// What it costs a call to come by an alias, and what thousands of Versions and Aliases cost the programs in memory.
import type { StoredAlias } from '../../operator/api/alias.ts';
import type { VersionTemplate } from '../../operator/api/version.ts';
import type { KubeClient } from '../../operator/kube/client.ts';
import { aliases, versions } from '../../operator/kube/resources.ts';
import { point, untilVersion } from '../e2e/support/published.ts';
import type { Story } from '../e2e/support/world.ts';
import { until } from '../support/until.ts';
import { summarize } from './statistics.ts';
import { readCounters, type Place } from './warm.ts';
import { load } from './wrk.ts';

const ROUNDS = 7;
const SECONDS = 4;
const WARM_UP_SECONDS = 20;
const FUNCTIONS = 500;
const VERSIONS_OF_EACH = 10;
const ALIASES = ['live', 'next'];
const PARALLEL = 32;
const write = { manager: 'bench' };

export interface AliasResult {
  /** Of an invocation at c = 32, medians in turns. */
  directCpuUs: number;
  aliasCpuUs: number;
  failed: number;
}

/** `direct`: a published function with eight instances of $LATEST; its version 1 gets as many. */
export async function measureAlias(
  story: Story,
  name: string,
  direct: Place,
  metricsUrl: string,
): Promise<AliasResult> {
  await untilVersion(story, `${name}.1`);
  await point(story, name, 'live', { functionVersion: '1' });
  const byAlias = { ...direct, url: direct.url.replace(`/${name}/`, `/${name}:live/`) };
  let failed = 0;
  const cpuOf = async (place: Place, seconds = SECONDS): Promise<number> => {
    const before = await readCounters(metricsUrl);
    failed += (await load({ ...place, connections: 32, seconds })).failed;
    const after = await readCounters(metricsUrl);
    return ((after.cpuSeconds - before.cpuSeconds) * 1e6) / (after.invocations - before.invocations);
  };
  for (const place of [direct, byAlias]) await cpuOf(place, WARM_UP_SECONDS);
  const seen: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    seen[0].push(await cpuOf(direct));
    seen[1].push(await cpuOf(byAlias));
  }
  return { directCpuUs: summarize(seen[0]).p50, aliasCpuUs: summarize(seen[1]).p50, failed };
}

export interface ManyResult {
  versions: number;
  aliases: number;
  /** Until the last alias points. */
  readyMs: number;
  beforeMb: Record<string, number>;
  afterMb: Record<string, number>;
}

/** In the story's namespace, which goes with them. `name`: a published function, whose version 1 all of them repeat. */
export async function measureMany(
  client: KubeClient,
  { namespace }: Story,
  name: string,
  memoryMb: () => Promise<Record<string, number>>,
): Promise<ManyResult> {
  const { spec } = await client.get(versions, { namespace, name: `${name}.1` });
  if (spec.template === undefined) throw new Error(`${name}.1 has no template`);
  const beforeMb = await memoryMb();
  const startedAt = performance.now();
  await createAll(client, namespace, spec.template);
  const isRouted = ({ status }: StoredAlias): boolean => status?.functionVersion === String(VERSIONS_OF_EACH);
  const total = FUNCTIONS * ALIASES.length;
  await until(
    'all aliases to point',
    async () => (await client.list(aliases, {}, { namespace })).items.filter(isRouted).length >= total,
    { withinMs: 300_000, everyMs: 500 },
  );
  const readyMs = performance.now() - startedAt;
  return { versions: FUNCTIONS * VERSIONS_OF_EACH, aliases: total, readyMs, beforeMb, afterMb: await memoryMb() };
}

async function createAll(client: KubeClient, namespace: string, template: VersionTemplate): Promise<void> {
  let next = 0;
  const create = async (): Promise<void> => {
    while (next < FUNCTIONS) {
      const functionName = `many-${next++}`;
      for (let version = 1; version <= VERSIONS_OF_EACH; version++) {
        const metadata = { name: `${functionName}.${version}`, namespace };
        await client.create(versions, { metadata, spec: { functionName, version, template } }, write);
      }
      for (const aliasName of ALIASES) {
        const metadata = { name: `${functionName}.${aliasName}`, namespace };
        const spec = { functionName, aliasName, functionVersion: String(VERSIONS_OF_EACH) };
        await client.create(aliases, { metadata, spec }, write);
      }
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, create));
}
