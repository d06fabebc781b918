// Runs a program to its end and returns what it said; a failure is an error that carries its stderr.
import { spawn } from 'node:child_process';

export interface RunOptions {
  readonly input?: string;
  readonly allowFailure?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Sees the output line by line while the program runs. */
  readonly onLine?: (line: string) => void;
}

export interface RunResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const result = await execute(command, args, options);
  if (result.code !== 0 && options.allowFailure !== true) {
    const said = (result.stderr.trim() || result.stdout.trim()).slice(-4000);
    throw new Error(`${command} ${args.join(' ')} failed with ${String(result.code)}: ${said}`);
  }
  return result;
}

function execute(command: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'pipe', env: options.env ?? process.env, cwd: options.cwd });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        output[name] += text;
        for (const line of text.split('\n')) if (line.trim() !== '') options.onLine?.(line);
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code: code ?? 128, ...output });
    });
    // A program that ends without reading its input closes the pipe; its exit code tells the story.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });
}
