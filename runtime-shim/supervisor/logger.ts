// The supervisor's own log: one JSON object per line on stderr. Not winston: loading it would cost more than the whole
// rest of the supervisor's start, and every cold start would pay.
import type { LogLevel } from './config.ts';

export type Fields = Readonly<Record<string, unknown>>;
export type Logger = Readonly<Record<LogLevel, (msg: string, fields?: Fields) => void>>;

const RANK: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3 };

export function createLogger(threshold: LogLevel, out: NodeJS.WritableStream, now: () => number): Logger {
  const write =
    (level: LogLevel) =>
    (msg: string, fields: Fields = {}): void => {
      if (RANK[level] < RANK[threshold]) return;
      out.write(JSON.stringify({ ts: new Date(now()).toISOString(), level, msg, ...fields }) + '\n');
    };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
