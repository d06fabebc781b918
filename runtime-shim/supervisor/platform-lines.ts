// The log lines that Lambda writes around an event, to the tab.
import { createHash } from 'node:crypto';

export interface Report {
  requestId: string;
  durationMs: number;
  /** 0 unless the event waited for the initialisation. */
  initDurationMs: number;
  memorySizeMb: number;
  maxMemoryUsedMb: number;
  status: 'error' | 'timeout' | undefined;
  errorType: string;
}

/** The hash stands for the exact version of the runtime, as in Lambda's ARNs. */
export function initStartLine(runtime: string, nodeVersion: string, region: string): string {
  const name = runtime.replace(/^nodejs(\d+)\.x$/, 'nodejs:$1');
  const hash = createHash('sha256').update(`${runtime} ${nodeVersion}`).digest('hex');
  const arn = `arn:aws:lambda:${region}::runtime:${hash}`;
  return `INIT_START Runtime Version: ${name}.${nodeVersion}\tRuntime Version ARN: ${arn}\n`;
}

export const startLine = (requestId: string, version: string): string =>
  `START RequestId: ${requestId} Version: ${version}\n`;

export const endLine = (requestId: string): string => `END RequestId: ${requestId}\n`;

export function reportLine(report: Report): string {
  const { requestId, durationMs, initDurationMs, memorySizeMb, maxMemoryUsedMb } = report;
  const duration = `Duration: ${durationMs.toFixed(2)} ms\tBilled Duration: ${Math.ceil(durationMs + initDurationMs)} ms`;
  const memory = `Memory Size: ${memorySizeMb} MB\tMax Memory Used: ${maxMemoryUsedMb} MB`;
  const init = initDurationMs > 0 ? `\tInit Duration: ${initDurationMs.toFixed(2)} ms` : '';
  const status = statusFields(report.status, report.errorType);
  return `REPORT RequestId: ${requestId}\t${duration}\t${memory}${init}\t${status}\n`;
}

/** Written when an initialisation fails; `phase` is invoke when it was repeated inside an event. */
export function initReportLine(
  durationMs: number,
  phase: 'init' | 'invoke',
  status: 'error' | 'timeout',
  errorType: string,
): string {
  const fields = statusFields(status, errorType);
  return `INIT_REPORT Init Duration: ${durationMs.toFixed(2)} ms\tPhase: ${phase}\t${fields}\n`;
}

function statusFields(status: Report['status'], errorType: string): string {
  if (status === undefined) return '';
  return status === 'timeout' ? 'Status: timeout' : `Status: error\tError Type: ${errorType}`;
}
