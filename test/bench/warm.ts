// Warm calls: through the activator and a shim, beside one nginx hop to a plain Node.js pod, in turns.
import { invoke } from '../support/invoke.ts';
import { load, type LoadResult } from './wrk.ts';
import { summarize } from './statistics.ts';

const ROUNDS = 5;
const SECONDS = 4;
/** V8 compiles what runs often, in steps; figures of a program's first minute say nothing about its second. */
const WARM_UP_SECONDS = 40;

export interface Place {
  url: string;
  headers?: Record<string, string>;
}

export interface WarmResult {
  nginxP50Us: number;
  oursP50Us: number;
  podP50Us: number;
  failed: number;
}

export async function measureWarm(places: { pod: Place; nginx: Place; ours: Place }): Promise<WarmResult> {
  const once = (place: Place): Promise<LoadResult> => load({ ...place, connections: 1, seconds: SECONDS });
  await load({ ...places.ours, connections: 1, seconds: WARM_UP_SECONDS });
  const seen: Record<keyof typeof places, LoadResult[]> = { pod: [], nginx: [], ours: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of ['pod', 'nginx', 'ours'] as const) seen[name].push(await once(places[name]));
  }
  const median = (results: LoadResult[]): number => summarize(results.map(({ p50Us }) => p50Us)).p50;
  const failed = Object.values(seen)
    .flat()
    .reduce((sum, result) => sum + result.failed, 0);
  return { podP50Us: median(seen.pod), nginxP50Us: median(seen.nginx), oursP50Us: median(seen.ours), failed };
}

export interface CpuResult {
  cpuUsPerInvocation: number;
  requestsPerSecond: number;
  p99Us: number;
  failed: number;
  instances: number;
}

/** c=32 over 8 instances; the activator's CPU by its own counters. */
export async function measureCpu(ours: Place, metricsUrl: string, seconds = 10): Promise<CpuResult> {
  await Promise.all(Array.from({ length: 64 }, () => call(ours)));
  await load({ ...ours, connections: 32, seconds: WARM_UP_SECONDS });
  const before = await readCounters(metricsUrl);
  const result = await load({ ...ours, connections: 32, seconds });
  const after = await readCounters(metricsUrl);
  const cpuSeconds = after.cpuSeconds - before.cpuSeconds;
  return {
    cpuUsPerInvocation: (cpuSeconds * 1e6) / (after.invocations - before.invocations),
    requestsPerSecond: result.requestsPerSecond,
    p99Us: result.p99Us,
    failed: result.failed,
    instances: after.instances,
  };
}

async function call({ url, headers }: Place): Promise<void> {
  const { origin, pathname } = new URL(url);
  const name = /functions\/([^/]+)/.exec(pathname)?.[1] ?? '';
  const token = headers?.['authorization']?.slice('Bearer '.length) ?? '';
  const { status, body } = await invoke({ url: origin, token }, name);
  if (status !== 200) throw new Error(`${name} answered ${status}: ${body}`);
}

export interface Counters {
  cpuSeconds: number;
  invocations: number;
  instances: number;
  /** Events sent on to another activator. */
  forwarded: number;
  residentBytes: number;
}

export async function readCounters(metricsUrl: string): Promise<Counters> {
  const text = await (await fetch(metricsUrl)).text();
  const sum = (name: string): number =>
    [...text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'gm'))].reduce(
      (total, [, value]) => total + Number(value),
      0,
    );
  return {
    cpuSeconds: sum('process_cpu_seconds_total'),
    invocations: sum('pilotlight_invocations_total'),
    instances: sum('pilotlight_instances'),
    forwarded: sum('pilotlight_forwarded_events_total'),
    residentBytes: sum('process_resident_memory_bytes'),
  };
}
