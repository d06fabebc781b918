// A log that nobody reads, and one that a test reads.
import type { Fields, Logger } from '../../operator/observe/log.ts';

const nothing = (): void => undefined;
export const silentLog: Logger = { error: nothing, warn: nothing, info: nothing, debug: nothing, isDebug: false };

export interface LoggedLine {
  level: string;
  message: string;
  fields: Fields;
}

export function recordingLog(lines: LoggedLine[]): Logger {
  const write =
    (level: string) =>
    (message: string, fields: Fields = {}) =>
      void lines.push({ level, message, fields });
  return { error: write('error'), warn: write('warn'), info: write('info'), debug: write('debug'), isDebug: true };
}
