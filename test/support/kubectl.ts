// A cluster as tests and scripts use it: the embedded one, or one that the user already has.
import { run, type RunOptions, type RunResult } from './cluster/run.ts';

type Command = (args: readonly string[], options?: RunOptions) => Promise<RunResult>;

/** The two commands that an installation needs. */
export interface KubeTools {
  kubectl: Command;
  helm: Command;
}

/** kubectl and helm from PATH, against a context that the user named. */
export const userCluster = (context: string): KubeTools => ({
  kubectl: (args, options) => run('kubectl', ['--context', context, ...args], options),
  helm: (args, options) => run('helm', ['--kube-context', context, ...args], options),
});
