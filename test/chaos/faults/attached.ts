// Which activator holds the streams of a story's function pods: seen from its own side, as sockets on its attach port.
import type { Stored } from '../../../operator/api/meta.ts';
import type { Pod } from '../../../operator/kube/types.ts';
import type { Cluster } from '../../support/cluster/index.ts';
import { run } from '../../support/cluster/run.ts';
import { SYSTEM_NAMESPACE } from '../../support/installation.ts';
import { containerPid, systemPods } from './containers.ts';
import type { Stage } from '../scenario.ts';

const ATTACH_PORT = 9090;

export interface Activator {
  pod: string;
  pid: number;
  streams: number;
}

/** The one that works for the functions first. */
export async function activatorsByStreams({ client, story }: Stage): Promise<Activator[]> {
  const { cluster } = story.world;
  const pods = await systemPods(client, 'activator');
  const all = await Promise.all(pods.map((pod) => look(cluster, pod)));
  return all.sort((a, b) => b.streams - a.streams);
}

async function look(cluster: Cluster, { metadata: { name } }: Stored<Pod>): Promise<Activator> {
  const pid = await containerPid(cluster, SYSTEM_NAMESPACE, name);
  const filter = ['-Htn', 'state', 'established', `( sport = :${ATTACH_PORT} )`];
  const { stdout } = await run('nsenter', [`--target=${pid}`, '--net', '--', 'ss', ...filter]);
  return { pod: name, pid, streams: stdout.split('\n').filter(Boolean).length };
}
