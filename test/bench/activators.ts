// Two activators: what it costs when an event comes to the one that does not own its function, and what both carry together.
import { readCounters, type Place } from './warm.ts';
import { summarize } from './statistics.ts';
import { load } from './wrk.ts';

const ROUNDS = 5;
const SECONDS = 4;
const WARM_UP_SECONDS = 20;

/** Addresses of one activator's pod. */
export interface ActivatorPod {
  http: string;
  metrics: string;
}

export interface ActivatorsResult {
  ownerP50Us: number;
  otherP50Us: number;
  requestsPerSecond: number;
  p99Us: number;
  /** Of both together. */
  cpuUsPerInvocation: number;
  failed: number;
}

/** `one`: a function with one instance. `eight`: one with eight, through the Service. */
export async function measureActivators(
  pods: readonly ActivatorPod[],
  one: Place,
  eight: Place,
): Promise<ActivatorsResult> {
  const before = await Promise.all(pods.map(({ metrics }) => readCounters(metrics)));
  const [first, second] = pods.map(({ http }) => ({ ...one, url: http + new URL(one.url).pathname }));
  if (first === undefined || second === undefined) throw new Error('two activators are needed');
  await load({ ...first, connections: 1, seconds: WARM_UP_SECONDS });
  await load({ ...second, connections: 1, seconds: WARM_UP_SECONDS });
  const seen: number[][] = [[], []];
  let failed = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, place] of [first, second].entries()) {
      const result = await load({ ...place, connections: 1, seconds: SECONDS });
      seen[index]?.push(result.p50Us);
      failed += result.failed;
    }
  }
  // Whichever sent events on is not the owner.
  const between = await Promise.all(pods.map(({ metrics }) => readCounters(metrics)));
  const forwarded = between.map((counters, index) => counters.forwarded - (before[index]?.forwarded ?? 0));
  const [owner = [], other = []] = (forwarded[0] ?? 0) < (forwarded[1] ?? 0) ? seen : [...seen].reverse();
  const together = await measureTogether(pods, eight);
  return {
    ownerP50Us: summarize(owner).p50,
    otherP50Us: summarize(other).p50,
    ...together,
    failed: failed + together.failed,
  };
}

async function measureTogether(pods: readonly ActivatorPod[], place: Place) {
  await load({ ...place, connections: 32, seconds: WARM_UP_SECONDS });
  const read = () => Promise.all(pods.map(({ metrics }) => readCounters(metrics)));
  const before = await read();
  const { requestsPerSecond, p99Us, failed } = await load({ ...place, connections: 32, seconds: 10 });
  const after = await read();
  const grown = (key: 'cpuSeconds' | 'invocations'): number =>
    after.reduce((sum, counters, index) => sum + counters[key] - (before[index]?.[key] ?? 0), 0);
  const cpuUsPerInvocation = (grown('cpuSeconds') * 1e6) / grown('invocations');
  return { requestsPerSecond, p99Us, cpuUsPerInvocation, failed };
}
