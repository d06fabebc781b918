// NetworkPolicies → one table for nft. Pure. Judged is what known pods send. A pod that is not known yet may dial: a first
// packet dropped then would only be sent again a second later. Ports by name are not known here and let nothing through.
import type { NetworkPeer, NetworkPolicy, NetworkPort } from '../../../../operator/kube/types.ts';
import { matches, podsOfPeer, type LabelsByNamespace, type PodView } from './select.ts';

export interface Seen {
  policies: readonly NetworkPolicy[];
  pods: readonly PodView[];
  namespaces: LabelsByNamespace;
}

interface Direction {
  chain: 'egress' | 'ingress';
  /** Of the selected pods, and of their peers. */
  own: 'saddr' | 'daddr';
  peer: 'saddr' | 'daddr';
  type: 'Egress' | 'Ingress';
}

const egress: Direction = { chain: 'egress', own: 'saddr', peer: 'daddr', type: 'Egress' };
const ingress: Direction = { chain: 'ingress', own: 'daddr', peer: 'saddr', type: 'Ingress' };

/** Replaces the table of before in one transaction. */
export function makeTable(seen: Seen): string {
  const known = seen.pods.map(({ address }) => address);
  // Addresses are those after kube-proxy's translation. What a node says to its own pods never comes by these hooks.
  return `table inet network-policy
delete table inet network-policy
table inet network-policy {
${makeChain(egress, seen)}
${makeChain(ingress, seen)}
  chain judge {
    ct state established,related accept
    ${known.length === 0 ? 'return' : `ip saddr != ${set(known)} return`}
    ${jump(egress, seen)}
    ${jump(ingress, seen)}
  }
  chain through { type filter hook forward priority filter; jump judge; }
  chain to-node { type filter hook input priority filter; jump judge; }
}
`;
}

const set = (addresses: readonly string[]): string => `{ ${[...new Set(addresses)].sort().join(', ')} }`;

const selectedBy = ({ metadata, spec }: NetworkPolicy, { pods }: Seen): string[] =>
  pods
    .filter(({ namespace, labels }) => namespace === metadata.namespace && matches(spec.podSelector, labels))
    .map(({ address }) => address);

const policiesOf = ({ type }: Direction, { policies }: Seen): NetworkPolicy[] =>
  policies.filter(({ spec }) => spec.policyTypes.includes(type));

function jump(direction: Direction, seen: Seen): string {
  const isolated = policiesOf(direction, seen).flatMap((policy) => selectedBy(policy, seen));
  return isolated.length === 0 ? '' : `ip ${direction.own} ${set(isolated)} jump ${direction.chain}`;
}

function makeChain(direction: Direction, seen: Seen): string {
  const rules = policiesOf(direction, seen).flatMap((policy) => rulesOf(direction, policy, seen));
  return `  chain ${direction.chain} {\n${[...rules, 'drop'].map((rule) => `    ${rule}`).join('\n')}\n  }`;
}

function rulesOf(direction: Direction, policy: NetworkPolicy, seen: Seen): string[] {
  const own = selectedBy(policy, seen);
  if (own.length === 0) return [];
  const { egress: out = [], ingress: into = [] } = policy.spec;
  const allowed =
    direction.type === 'Egress'
      ? out.map(({ to, ports }) => ({ peers: to, ports }))
      : into.map(({ from, ports }) => ({ peers: from, ports }));
  return allowed.flatMap(({ peers, ports }) =>
    peerMatches(direction, peers, policy.metadata.namespace ?? '', seen).flatMap((peer) =>
      portMatches(ports).map((port) => `ip ${direction.own} ${set(own)} ${peer} ${port} return`),
    ),
  );
}

/** No peers at all means everybody; peers of whom nobody is there means nobody. */
function peerMatches({ peer }: Direction, peers: NetworkPeer[] = [], home: string, seen: Seen): string[] {
  if (peers.length === 0) return [''];
  const blocks = peers.flatMap(({ ipBlock }) => (ipBlock === undefined ? [] : [ipBlock]));
  const addresses = peers
    .filter(({ ipBlock }) => ipBlock === undefined)
    .flatMap((one) => podsOfPeer(one, home, seen.pods, seen.namespaces));
  return [
    ...(addresses.length === 0 ? [] : [`ip ${peer} ${set(addresses)}`]),
    ...blocks.map(({ cidr, except = [] }) =>
      [`ip ${peer} ${cidr}`, ...except.map((inner) => `ip ${peer} != ${inner}`)].join(' '),
    ),
  ];
}

function portMatches(ports: NetworkPort[] = []): string[] {
  if (ports.length === 0) return [''];
  return ports.flatMap(({ protocol = 'TCP', port, endPort }) => {
    if (port === undefined) return [`meta l4proto ${protocol.toLowerCase()}`];
    if (typeof port === 'string') return [];
    return [`${protocol.toLowerCase()} dport ${endPort === undefined ? port : `${port}-${endPort}`}`];
  });
}
