// Connections to the API server that die without a word: every packet of them is dropped, in both directions, while new
// connections work. All of it inside the cluster's own network namespace.
import type { Cluster } from '../../support/cluster/index.ts';
import { enter } from '../../support/cluster/network.ts';
import { run } from '../../support/cluster/run.ts';
import { readPlan } from '../../support/cluster/slot.ts';

const API_PORT = 6443;
const TABLE = 'inet chaos';

export interface BlackHole {
  /** How many connections fell into it. */
  connections: number;
  remove(): Promise<void>;
}

/** Those that these pods have open now. */
export async function blackHole(cluster: Cluster, podAddresses: readonly string[]): Promise<BlackHole> {
  const plan = readPlan(cluster.name);
  if (plan === undefined) throw new Error(`cluster ${cluster.name} has no plan`);
  const inside = (program: string, args: string[], input?: string) =>
    run('nsenter', [...enter(plan), program, ...args], input === undefined ? {} : { input });
  const { stdout } = await inside('ss', ['-Htn', 'state', 'established', `( sport = :${API_PORT} )`]);
  const peers = stdout
    .split('\n')
    .flatMap((line) => line.trim().split(/\s+/)[3] ?? [])
    .map((peer) => /^(?:\[::ffff:)?([\d.]+)\]?:(\d+)$/.exec(peer))
    .flatMap((match) => (match !== null && podAddresses.includes(match[1] ?? '') ? [`${match[1]} . ${match[2]}`] : []));
  if (peers.length === 0) throw new Error(`${podAddresses.join(' ')} have no connection to the API server`);
  await inside('nft', ['-f', '-'], makeTable(peers));
  return {
    connections: peers.length,
    remove: async () => void (await inside('nft', ['delete', 'table', ...TABLE.split(' ')])),
  };
}

const makeTable = (peers: readonly string[]): string => `table ${TABLE} {
  set peers { type ipv4_addr . inet_service; elements = { ${peers.join(', ')} }; }
  chain to-server { type filter hook input priority -10; tcp dport ${API_PORT} ip saddr . tcp sport @peers drop; }
  chain from-server { type filter hook output priority -10; tcp sport ${API_PORT} ip daddr . tcp dport @peers drop; }
}
`;
