// The network namespace of a cluster and the one link that joins it to the host. Rules, bridge and ports all stay inside.
import { existsSync } from 'node:fs';
import type { Plan } from './plan.ts';
import { run } from './run.ts';

/** `ip -batch`: one process for all the commands of one side. */
const ip = (commands: readonly string[]) => run('ip', ['-batch', '-'], { input: commands.join('\n') });

export async function makeNetwork(plan: Plan): Promise<void> {
  const { networkNamespace: space, hostLink, nodeLink, hostAddress, nodeAddress } = plan;
  await ip([
    `netns add ${space}`,
    `link add ${hostLink} type veth peer name ${nodeLink} netns ${space}`,
    `address add ${hostAddress}/30 dev ${hostLink}`,
    `link set ${hostLink} up`,
  ]);
  const inside = ['-n', space, '-batch', '-'];
  await run('ip', inside, {
    input: [
      'link set lo up',
      `address add ${nodeAddress}/30 dev ${nodeLink}`,
      `link set ${nodeLink} up`,
      `route add default via ${hostAddress}`,
    ].join('\n'),
  });
  await ip([`route add ${plan.serviceCidr} via ${nodeAddress}`, `route add ${plan.podCidr} via ${nodeAddress}`]);
  // Bridged pod traffic must pass the rules too, where the kernel has that switch.
  const settings = ['net.ipv4.ip_forward=1', 'net.bridge.bridge-nf-call-iptables=1'];
  for (const setting of settings)
    await run('nsenter', [...enter(plan), 'sysctl', '-q', '-w', setting], { allowFailure: true });
}

export const enter = (plan: Plan): string[] => [`--net=${namespaceFile(plan.networkNamespace)}`, '--'];

export const namespaceFile = (space: string): string => `/run/netns/${space}`;

export async function removeNetwork(space: string, link: string | undefined): Promise<void> {
  if (link !== undefined && existsSync(`/sys/class/net/${link}`))
    await run('ip', ['link', 'delete', link], { allowFailure: true });
  if (existsSync(namespaceFile(space))) await run('ip', ['netns', 'delete', space]);
}
