// Whether packages may be fetched from an IP address: only from those of the public internet. Users choose the hosts, and the
// operator stands where the cluster's own services and its cloud's metadata can be reached.
import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** IANA's special-purpose registries: everything that is not globally reachable, or is not one machine. */
const REFUSED_V4 = listOf('ipv4', [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // carriers' NAT; also pods and services of some clouds
  ['127.0.0.0', 8], // loopback
  ['169.254.0.0', 16], // link-local, metadata services
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, broadcast
]);

/** Outside of it are loopback, unique-local, link-local, site-local, multicast, discard and what nobody has assigned. */
const GLOBAL_V6 = listOf('ipv6', [['2000::', 3]]);

const REFUSED_V6 = listOf('ipv6', [
  ['2001::', 23], // protocol assignments, Teredo
  ['2001:db8::', 32], // documentation
  ['3fff::', 20], // documentation
]);

/** They stand for an IPv4 address, which begins at that group of 16 bits, and are as good as it. */
const EMBEDDING: readonly (readonly [list: BlockList, group: number])[] = [
  [listOf('ipv6', [['::ffff:0:0', 96]]), 6], // mapped
  [listOf('ipv6', [['64:ff9b::', 96]]), 6], // NAT64, as a cluster without IPv4 sees the internet
  [listOf('ipv6', [['2002::', 16]]), 1], // 6to4
];

/** False too for what is no address, or has a zone. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !REFUSED_V4.check(address, 'ipv4');
  if (!isIPv6(address) || address.includes('%')) return false;
  const embedding = EMBEDDING.find(([list]) => list.check(address, 'ipv6'));
  if (embedding !== undefined) return isPublicAddress(embeddedV4(address, embedding[1]));
  return GLOBAL_V6.check(address, 'ipv6') && !REFUSED_V6.check(address, 'ipv6');
}

function embeddedV4(address: string, group: number): string {
  const groups = groupsOf(address);
  return [groups[group] ?? 0, groups[group + 1] ?? 0].flatMap((bits) => [bits >> 8, bits & 0xff]).join('.');
}

/** All eight; URL knows every spelling and has one of its own. */
function groupsOf(address: string): number[] {
  const parse = (text: string): number[] =>
    text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const first = parse(head);
  const last = parse(tail ?? '');
  return [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last];
}

function listOf(family: 'ipv4' | 'ipv6', subnets: readonly (readonly [network: string, prefix: number])[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of subnets) list.addSubnet(network, prefix, family);
  return list;
}
