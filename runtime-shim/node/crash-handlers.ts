// Node.js up to 22 answers an event whose process is about to end for an uncaught error, with exit code 129 or 128.
// From 24 on Lambda leaves both to Node.js, which prints the stack and exits with 1: then nothing is installed.
import { RuntimeError } from './errors.ts';

export type OnCrash = (what: string, error: unknown, exitCode: number) => void;

export function installCrashHandlers(major: number, onCrash: OnCrash): void {
  if (major >= 24) return;
  process.on('uncaughtException', (error) => onCrash('Uncaught Exception', error, 129));
  process.on('unhandledRejection', (reason) => {
    const error = new RuntimeError('Runtime.UnhandledPromiseRejection', String(reason), { cause: reason });
    onCrash('Unhandled Promise Rejection', error, 128);
  });
}
