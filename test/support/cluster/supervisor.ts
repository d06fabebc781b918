// A process of its own, inside the cluster's network namespace and a mount namespace: starts the parts, reaps them, notes
// how they ended. It outlives the command that started it, and the parts outlive it. SIGHUP: start ended parts again.
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { until } from '../until.ts';
import { apiIsReady } from './api.ts';
import { partsOf } from './parts/all.ts';
import type { Part, PartName } from './parts/part.ts';
import type { Plan } from './plan.ts';
import { privateDirectories } from './private-directories.ts';
import { identify } from './process.ts';
import { writeRecords, type PartRecord } from './records.ts';
import { readPlan } from './slot.ts';

const plan = readPlan(process.argv[2] ?? '');
if (plan === undefined) throw new Error('usage: supervisor.ts CLUSTER, after its plan is written');

const records: Partial<Record<PartName, PartRecord>> = {};
const starting = new Set<PartName>();
mountPrivateDirectories(plan);
note(plan);
process.on('SIGHUP', () => {
  startMissing(plan);
});
// Holds the process when no part is alive.
setInterval(() => undefined, 2 ** 30);
startMissing(plan);

function startMissing(plan: Plan): void {
  for (const part of partsOf(plan)) {
    const record = records[part.name];
    if (starting.has(part.name) || (record !== undefined && record.ended === undefined)) continue;
    starting.add(part.name);
    start(plan, part)
      .catch((error: unknown) => {
        console.error(`${part.name} not started: ${String(error)}`);
      })
      .finally(() => starting.delete(part.name));
  }
}

async function start(plan: Plan, part: Part): Promise<void> {
  if (part.after === 'apiserver') await until('the API server', () => apiIsReady(plan), { withinMs: 120_000 });
  if (part.after === 'containerd')
    await until('containerd', () => listens(plan.containerdSocket), { withinMs: 120_000 });
  const log = openSync(join(plan.directory, 'logs', `${part.name}.log`), 'a');
  const child = spawn(part.command, part.args, { stdio: ['ignore', log, log], cwd: plan.directory });
  closeSync(log);
  const id = child.pid === undefined ? undefined : identify(child.pid);
  const begun = id ?? { pid: child.pid ?? 0, startTime: '' };
  records[part.name] = begun;
  note(plan);
  const end = (how: string) => {
    records[part.name] = { ...begun, ended: how };
    note(plan);
  };
  child.on('error', (error) => {
    end(error.message);
  });
  child.on('exit', (code, signal) => {
    end(signal ?? `exit code ${String(code)}`);
  });
}

function listens(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket, () => {
      connection.destroy();
      resolve(true);
    });
    connection.on('error', () => {
      resolve(false);
    });
  });
}

function mountPrivateDirectories(plan: Plan): void {
  for (const { path, source } of privateDirectories(plan)) {
    mkdirSync(source, { recursive: true });
    const { status } = spawnSync('mount', ['--bind', source, path], { stdio: 'inherit' });
    if (status !== 0) throw new Error(`cannot mount over ${path}`);
  }
}

function note(plan: Plan): void {
  const supervisor = identify(process.pid);
  writeRecords(plan, { ...(supervisor && { supervisor }), parts: records });
}
