// The table, as it stands in docs/performance.md.
import type { ActivatorsResult } from './activators.ts';
import type { CodeResult } from './code.ts';
import type { ColdResult } from './cold.ts';
import type { PackageResult } from './packages.ts';
import type { Summary } from './statistics.ts';
import type { ThousandResult } from './thousand.ts';
import type { AliasResult, ManyResult } from './versions.ts';
import type { CpuResult, WarmResult } from './warm.ts';

export interface Results {
  noise: { before: Summary; after: Summary };
  cold: ColdResult;
  packages: PackageResult[];
  warm: WarmResult;
  code: CodeResult;
  cpu: CpuResult;
  alias: AliasResult;
  two: ActivatorsResult;
  memoryMb: Record<string, number>;
  thousand: ThousandResult;
  many: ManyResult;
  /** With all of them. */
  operatorAfterMb: number;
}

const ms = (value: number): string => `${value.toFixed(0)} ms`;
const us = (value: number): string => `${value.toFixed(0)} µs`;
const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;
const head = (...cells: string[]): string[] => [row(...cells), row(...cells.map(() => '---'))];
const verdict = (value: number, limit: number, digits = 2): string =>
  `${value.toFixed(digits)} (target ≤ ${limit}) ${value <= limit ? '✔' : '✘'}`;

export function makeReport({
  noise,
  cold,
  packages,
  warm,
  code,
  cpu,
  alias,
  two,
  memoryMb,
  thousand,
  many,
  operatorAfterMb,
}: Results): string {
  const coldRow = (name: string, { min, p50, p95 }: Summary): string =>
    row(name, ms(min), ms(p50), ms(p95), (p50 / cold.lean.p50).toFixed(2));
  const spread = ({ p50, p95 }: Summary): string => `${(p95 / p50).toFixed(2)}`;
  const failed = warm.failed + code.failed + cpu.failed + alias.failed + two.failed;
  return [
    `Noise of the machine (p95 / p50 of the same piece of work): ${spread(noise.before)} before, ${spread(noise.after)} after.`,
    '',
    ...head(`Cold start, n = ${cold.ours.count}`, 'min', 'p50', 'p95', '× lean'),
    coldRow('lean Deployment patched 0→1, at the pod', cold.lean),
    coldRow('**Pilotlight, from the request**', cold.ours),
    coldRow('common Deployment (token volume), at the pod', cold.common),
    '',
    ...head(
      'Cold start by size of the package',
      'files',
      'in the cache',
      'not in the cache',
      '`unzip` of the file',
      'more than 1 KB, in the cache / unzip',
    ),
    ...packages.map(({ size, files, hitMs, missMs, unzipMs }) =>
      row(
        size,
        `${files}`,
        ms(hitMs),
        ms(missMs),
        ms(unzipMs),
        ((hitMs - (packages[0]?.hitMs ?? 0)) / unzipMs).toFixed(2),
      ),
    ),
    '',
    ...head('Ratio', 'Value'),
    row('cold p50 / lean floor', verdict(cold.ours.p50 / cold.lean.p50, 1.2)),
    row('cold p50 / common floor', verdict(cold.ours.p50 / cold.common.p50, 0.65)),
    row('warm p50 / nginx hop', verdict(warm.oursP50Us / warm.nginxP50Us, 2)),
    row('activator CPU per invocation, µs', verdict(cpu.cpuUsPerInvocation, 100, 0)),
    row('CPU of a call by an alias / of one without', verdict(alias.aliasCpuUs / alias.directCpuUs, 1.03)),
    row(
      'p99 beside a cold start of 50 MB / beside one of nothing',
      verdict(code.besideColdStartP99Ms / code.besideSmallColdStartP99Ms, 1.2),
    ),
    row('requests failed', verdict(failed, 0, 0)),
    '',
    ...head('Warm, c = 1', 'p50'),
    row('the plain Node.js pod itself', us(warm.podP50Us)),
    row('one nginx hop to it', us(warm.nginxP50Us)),
    row('**Pilotlight: activator, stream, shim, handler**', us(warm.oursP50Us)),
    '',
    ...head('Packages beside 500 warm calls a second', 'p99'),
    row('nothing beside them', ms(code.aloneP99Ms)),
    row('a cold start without a package', ms(code.besideSmallColdStartP99Ms)),
    row('a cold start with 50 MB', ms(code.besideColdStartP99Ms)),
    row('an upload of 50 MB', ms(code.besideUploadP99Ms)),
    '',
    ...head(`c = 32 over ${cpu.instances} instances`, 'Value'),
    row('requests/s', cpu.requestsPerSecond.toFixed(0)),
    row('p99', us(cpu.p99Us)),
    '',
    ...head('Two activators', 'Value'),
    row('warm p50, c = 1, at the one that owns the function', us(two.ownerP50Us)),
    row('warm p50, c = 1, at the other one, which sends it on', us(two.otherP50Us)),
    row('cost of forwarding / nginx hop', ((two.otherP50Us - two.ownerP50Us) / warm.nginxP50Us).toFixed(2)),
    row('c = 32 through the Service: requests/s', two.requestsPerSecond.toFixed(0)),
    row('c = 32 through the Service: p99', us(two.p99Us)),
    row('CPU of both per invocation, µs', two.cpuUsPerInvocation.toFixed(0)),
    '',
    ...head('Resident memory', 'MB'),
    ...Object.entries(memoryMb).map(([name, value]) => row(name, value.toFixed(0))),
    '',
    ...head(`${thousand.count} Functions`, 'Value'),
    row('all created after', `${(thousand.createdMs / 1000).toFixed(1)} s`),
    row('all Ready after', `${(thousand.readyMs / 1000).toFixed(1)} s`),
    row('writes of the operator for each', thousand.writesPerFunction.toFixed(1)),
    row('operator with all of them, MB', operatorAfterMb.toFixed(0)),
    '',
    ...head(`${many.versions} Versions and ${many.aliases} Aliases`, 'Value'),
    row('all aliases point after', `${(many.readyMs / 1000).toFixed(1)} s`),
    ...Object.entries(many.afterMb).map(([name, value]) =>
      row(`${name}, before and with them, MB`, `${(many.beforeMb[name] ?? 0).toFixed(0)}, ${value.toFixed(0)}`),
    ),
  ].join('\n');
}
