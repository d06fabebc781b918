// What a cluster that is gone has left on the machine, found by other means than those that took it away.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from './plan.ts';

export function leftovers(plan: Plan): string[] {
  const files = [
    plan.directory,
    plan.socketDirectory,
    `/sys/class/net/${plan.hostLink}`,
    `/run/netns/${plan.networkNamespace}`,
  ];
  const cgroups = readdirSync('/sys/fs/cgroup').map((hierarchy) => join('/sys/fs/cgroup', hierarchy, plan.cgroup));
  const mine = [`${plan.directory}/`, `${plan.socketDirectory}/`, plan.networkNamespace];
  const isMine = (text: string) => mine.some((mark) => text.includes(mark));
  const mounts = readFileSync('/proc/mounts', 'utf8').split('\n').filter(isMine);
  const routes = readFileSync('/proc/net/route', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith(`${plan.hostLink}\t`));
  const processes = commandLines().filter(isMine);
  return [...[...files, ...cgroups].filter((path) => existsSync(path)), ...mounts, ...routes, ...processes];
}

function commandLines(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return '';
      }
    });
}
