// What the chart makes of values, without a cluster.
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { repository } from './cluster/paths.ts';
import { run } from './cluster/run.ts';
import { ensureTools } from './cluster/tools.ts';

/** Rejects with what helm says. Settings are as after --set. */
export async function renderChart<T>(
  namespace: string,
  settings: readonly string[] = [],
  release = 'pilotlight',
): Promise<T[]> {
  const { helm } = await ensureTools(() => {}, ['helm']);
  const chart = join(repository, 'charts', 'pilotlight');
  const flags = settings.flatMap((setting) => ['--set', setting]);
  const { stdout } = await run(join(helm, 'helm'), ['template', release, chart, '--namespace', namespace, ...flags]);
  return parseAllDocuments(stdout).flatMap((document) => (document.toJS() as T | null) ?? []);
}
