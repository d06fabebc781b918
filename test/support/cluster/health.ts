// Is the cluster whole? All parts alive, the API server ready, the node Ready. Otherwise: what is wrong.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiIsReady, nodeIsReady } from './api.ts';
import { until } from '../until.ts';
import { partsOf } from './parts/all.ts';
import type { PartName } from './parts/part.ts';
import { nodeName, type Plan } from './plan.ts';
import { isAlive } from './process.ts';
import { readRecords } from './records.ts';

/** undefined when all is well. */
export async function ailment(plan: Plan): Promise<string | undefined> {
  const dead = deadPart(plan);
  if (dead !== undefined) return `${dead} is not running`;
  if (!(await apiIsReady(plan))) return 'the API server is not ready';
  if (plan.kind === 'node' && !(await nodeIsReady(plan, nodeName))) return 'its node is not Ready';
  return undefined;
}

/** A cluster that is merely busy gets the time to answer. */
export async function lastingAilment(plan: Plan): Promise<string | undefined> {
  let last: string | undefined;
  const settled = async () => {
    last = await ailment(plan);
    return last === undefined || deadPart(plan) !== undefined;
  };
  await until('the cluster to answer', settled, { withinMs: 15_000 }).catch((error: unknown) => {
    last ??= String(error);
  });
  return last;
}

function deadPart(plan: Plan): string | undefined {
  const { supervisor, parts } = readRecords(plan);
  if (supervisor === undefined || !isAlive(supervisor)) return 'its supervisor';
  const alive = (name: PartName) => parts[name] !== undefined && isAlive(parts[name]);
  return partsOf(plan).find(({ name }) => !alive(name))?.name;
}

/** Fails when the supervisor or a part has ended, with the last lines of its log. */
export function assertNothingDied(plan: Plan, supervisorLives: boolean): void {
  if (!supervisorLives) throw new Error(`the supervisor ended: ${lastLines(plan, 'supervisor')}`);
  const { parts } = readRecords(plan);
  for (const [name, { ended }] of Object.entries(parts)) {
    if (ended !== undefined) throw new Error(`${name} ended (${ended}): ${lastLines(plan, name)}`);
  }
}

function lastLines(plan: Plan, name: string): string {
  return readFileSync(join(plan.directory, 'logs', `${name}.log`), 'utf8')
    .trim()
    .split('\n')
    .slice(-8)
    .join('\n');
}
