// wrk, a closed-loop load generator of Debian's, for throughput and the median.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../support/cluster/run.ts';

export interface Load {
  url: string;
  connections: number;
  seconds: number;
  headers?: Record<string, string>;
}

export interface LoadResult {
  p50Us: number;
  p99Us: number;
  requestsPerSecond: number;
  requests: number;
  /** Answers that were not 2xx, and connections that failed. */
  failed: number;
}

export async function load({ url, connections, seconds, headers = {} }: Load): Promise<LoadResult> {
  const script = join(mkdtempSync(join(tmpdir(), 'pilotlight-wrk-')), 'post.lua');
  writeFileSync(script, luaScript(headers));
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '-s', script, url];
  const { stdout } = await run('wrk', args);
  const line = /^RESULT (.*)$/m.exec(stdout)?.[1];
  if (line === undefined) throw new Error(`wrk said nothing: ${stdout}`);
  return JSON.parse(line) as LoadResult;
}

const luaScript = (headers: Record<string, string>): string => `
wrk.method = "POST"
wrk.body = "{}"
${Object.entries(headers)
  .map(([name, value]) => `wrk.headers["${name}"] = "${value}"`)
  .join('\n')}
done = function(summary, latency, requests)
  local e = summary.errors
  io.write(string.format('RESULT {"p50Us":%d,"p99Us":%d,"requestsPerSecond":%.1f,"requests":%d,"failed":%d}\\n',
    latency:percentile(50), latency:percentile(99), summary.requests / (summary.duration / 1e6), summary.requests,
    e.connect + e.read + e.write + e.status + e.timeout))
end
`;
