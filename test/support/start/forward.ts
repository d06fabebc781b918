// kubectl port-forward to the activator, for clusters whose Service addresses this machine does not reach.
import { spawn } from 'node:child_process';
import { RELEASE, SYSTEM_NAMESPACE } from '../installation.ts';

const LIMIT_MS = 20_000;

export interface Forward {
  url: string;
  stop(): void;
}

export function forwardToActivator(context: string): Promise<Forward> {
  const args = ['--context', context, '-n', SYSTEM_NAMESPACE, 'port-forward', `service/${RELEASE}-activator`, ':80'];
  const child = spawn('kubectl', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => {
      child.kill();
      reject(new Error(`kubectl port-forward named no local port within ${LIMIT_MS / 1000} s`));
    }, LIMIT_MS);
    child.on('exit', (code) => reject(new Error(`kubectl port-forward ended with ${code}`)));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const port = /127\.0\.0\.1:(\d+)/.exec(text)?.[1];
      if (port === undefined) return;
      clearTimeout(giveUp);
      resolve({ url: `http://127.0.0.1:${port}`, stop: () => child.kill() });
    });
  });
}
