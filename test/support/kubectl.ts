// A cluster as tests and scripts use it: the embedded one, or one that the user already has.
import { spawn } from 'node:child_process';

export interface CommandResult {
  code: number;
  stdout: string;
  stderr: string;
}

export interface CommandOptions {
  input?: string;
  allowFailure?: boolean;
}

export type Command = (args: readonly string[], options?: CommandOptions) => Promise<CommandResult>;

/** The two commands that an installation needs. */
export interface KubeTools {
  kubectl: Command;
  helm: Command;
}

/** kubectl and helm from PATH, against a context that the user named. */
export function userCluster(context: string): KubeTools {
  return {
    kubectl: (args, options) => runCommand('kubectl', ['--context', context, ...args], options),
    helm: (args, options) => runCommand('helm', ['--kube-context', context, ...args], options),
  };
}

async function runCommand(
  program: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  child.stdin.end(options.input ?? '');
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', (error) => reject(new Error(`${program} cannot be run: ${error.message}`)));
    child.on('close', (status) => resolve(status ?? 1));
  });
  if (code !== 0 && options.allowFailure !== true) {
    throw new Error(`${program} ${args.join(' ')}: ${output.stderr.trim() || output.stdout.trim()}`);
  }
  return { code, ...output };
}
