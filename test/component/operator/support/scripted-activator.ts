// In the place of an activator's metrics port: tells of a candidate what the test says.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { StoredAlias } from '../../../../operator/api/alias.ts';
import type { RolloutFigures } from '../../../../operator/api/rollout-figures.ts';

export type Told = Pick<RolloutFigures, 'invocations' | 'errors' | 'p99'>;

export interface ScriptedActivator {
  readonly name: string;
  /** host:port */
  readonly metrics: string;
  /** undefined: it follows no rollout. */
  tells: Told | undefined;
  /** Paths that were asked for. */
  readonly asked: string[];
  stop(): Promise<void>;
}

/** It reads the Alias as an activator does, so that it speaks of the step that the Alias is at. */
export async function scriptActivator(
  name: string,
  readAlias: (namespace: string, objectName: string) => Promise<StoredAlias>,
): Promise<ScriptedActivator> {
  const asked: string[] = [];
  const answer = async (path: string): Promise<RolloutFigures | undefined> => {
    asked.push(path);
    const [, , namespace = '', objectName = ''] = path.split('/');
    const { status } = await readAlias(namespace, objectName);
    const { candidateVersion: candidate, rollout } = status ?? {};
    if (candidate === undefined || rollout?.stepStartedAt === undefined || activator.tells === undefined)
      return undefined;
    return { candidate, since: rollout.stepStartedAt, ...activator.tells };
  };
  const server = createServer((request, response) => {
    answer(request.url ?? '').then(
      (figures) => response.writeHead(figures === undefined ? 404 : 200).end(JSON.stringify(figures ?? {})),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  const metrics = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const activator: ScriptedActivator = { name, metrics, tells: undefined, asked, stop };
  return activator;
}
