// From nothing to a cluster in which pods can be created: as much as possible at the same time.
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { buildClusterImages } from '../images/cluster-images.ts';
import { until, type UntilOptions } from '../until.ts';
import { apiIsReady, callApi, nodeIsReady } from './api.ts';
import { makeCertificates } from './certificates.ts';
import { makeCgroup } from './cgroup.ts';
import { createDns, dnsIsReady } from './dns.ts';
import { assertNothingDied } from './health.ts';
import { writeKubeconfigs } from './kubeconfig.ts';
import { loadArchive } from './load.ts';
import { enter, makeNetwork } from './network.ts';
import { partsOf } from './parts/all.ts';
import { nodeName, type Plan } from './plan.ts';
import { makeMountPoints } from './private-directories.ts';
import { markingChildren } from './process.ts';
import type { Log } from './progress.ts';

const patience = (signal: AbortSignal) => ({ withinMs: 120_000, everyMs: 30, signal });

export function start(plan: Plan, log: Log): Promise<void> {
  return markingChildren(plan.name, () => begin(plan, log));
}

async function begin(plan: Plan, log: Log): Promise<void> {
  await Promise.all([makeCertificates(plan), makeNetwork(plan)]);
  writeKubeconfigs(plan);
  writeFiles(plan);
  makeMountPoints();
  if (plan.kind === 'node') makeCgroup(plan.cgroup);
  const supervisor = startSupervisor(plan);
  const stop = new AbortController();
  try {
    await Promise.race([becomeReady(plan, log, stop.signal), failWhenSomethingDies(plan, supervisor, stop.signal)]);
  } finally {
    stop.abort();
  }
}

function writeFiles(plan: Plan): void {
  for (const name of ['config', 'logs']) mkdirSync(join(plan.directory, name), { recursive: true });
  mkdirSync(plan.socketDirectory, { recursive: true });
  for (const part of partsOf(plan)) {
    for (const [path, text] of Object.entries(part.files ?? {})) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }
}

function startSupervisor(plan: Plan): ChildProcess {
  const log = openSync(join(plan.directory, 'logs', 'supervisor.log'), 'a');
  const program = [process.execPath, join(import.meta.dirname, 'supervisor.ts'), plan.name];
  // Not `ip netns exec`: that would mount a /sys without cgroups.
  const inside = [...enter(plan), 'unshare', '--mount', '--propagation', 'private', ...program];
  const child = spawn('nsenter', inside, { detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  child.unref();
  return child;
}

async function becomeReady(plan: Plan, log: Log, signal: AbortSignal): Promise<void> {
  const began = performance.now();
  const patient = patience(signal);
  const reached = (what: string) => {
    log(`${what} after ${((performance.now() - began) / 1000).toFixed(1)} s`);
  };
  const images = plan.kind === 'node' ? loadClusterImages(plan, patient) : Promise.resolve();
  const api = until('the API server', () => apiIsReady(plan), patient);
  await Promise.all([api, images]);
  reached('API server ready');
  await until('the namespace default', () => exists(plan, '/api/v1/namespaces/default'), patient);
  if (plan.kind === 'control-plane') return;
  await until('the objects of DNS', () => createDns(plan).then(() => true), patient);
  await until('the node to become Ready', () => nodeIsReady(plan, nodeName), patient);
  reached('node Ready');
  // Before it exists, pods are refused.
  await until(
    'the default ServiceAccount',
    () => exists(plan, '/api/v1/namespaces/default/serviceaccounts/default'),
    patient,
  );
  await until('DNS to be ready', () => dnsIsReady(plan), patient);
  reached('DNS ready');
}

async function loadClusterImages(plan: Plan, patient: UntilOptions): Promise<void> {
  for (const { name, archive } of await buildClusterImages()) {
    await until(`containerd to take the image ${name}`, () => loadArchive(plan, archive).then(() => true), patient);
  }
}

async function exists(plan: Plan, path: string): Promise<boolean> {
  return (await callApi(plan, 'GET', path)).status === 200;
}

async function failWhenSomethingDies(plan: Plan, supervisor: ChildProcess, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    assertNothingDied(plan, supervisor.exitCode === null && supervisor.signalCode === null);
    await delay(200);
  }
}
