// A steady stream of calls, each at its time whether or not those before it are answered; latency counts from that time. A process of
// its own: whoever starts what runs beside it must not slow it down.
import { Agent, request } from 'node:http';
import { run } from '../support/cluster/run.ts';
import { summarize } from './statistics.ts';
import type { Place } from './warm.ts';

export interface Steady extends Place {
  perSecond: number;
  seconds: number;
}

export interface SteadyResult {
  p50Ms: number;
  p99Ms: number;
  requests: number;
  failed: number;
}

const CONNECTIONS = 64;
const TICK_MS = 1;

export async function steady(what: Steady): Promise<SteadyResult> {
  const { stdout } = await run(process.execPath, [import.meta.filename, JSON.stringify(what)]);
  return JSON.parse(stdout) as SteadyResult;
}

async function measure({ url, headers = {}, perSecond, seconds }: Steady): Promise<SteadyResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const latencies: number[] = [];
  let failed = 0;
  const call = (dueMs: number): Promise<void> =>
    new Promise((resolve) => {
      const asked = request(
        url,
        { method: 'POST', agent, headers: { ...headers, 'content-length': '2' } },
        (answer) => {
          answer.resume().on('close', () => {
            if (answer.statusCode === 200 && answer.complete) latencies.push(performance.now() - dueMs);
            else failed++;
            resolve();
          });
        },
      );
      asked.on('error', () => {
        failed++;
        resolve();
      });
      asked.end('{}');
    });
  const calls: Promise<void>[] = [];
  const startMs = performance.now();
  const total = perSecond * seconds;
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const due = Math.min(total, ((performance.now() - startMs) * perSecond) / 1000);
      while (calls.length < due) calls.push(call(startMs + (calls.length * 1000) / perSecond));
      if (calls.length < total) return;
      clearInterval(timer);
      resolve();
    }, TICK_MS);
  });
  await Promise.all(calls);
  agent.destroy();
  const sorted = latencies.sort((a, b) => a - b);
  const p99Ms = sorted[Math.ceil(sorted.length * 0.99) - 1] ?? NaN;
  return { p50Ms: summarize(sorted).p50, p99Ms, requests: total, failed };
}

if (process.argv[1] === import.meta.filename) {
  process.stdout.write(JSON.stringify(await measure(JSON.parse(process.argv[2] ?? '') as Steady)));
}
