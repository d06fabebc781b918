// What the machine must have: Linux, root, Go, and a few Debian packages, which are installed when missing.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { withProgress, type Log } from './progress.ts';
import { run } from './run.ts';

// prettier-ignore
const packages = [
  'containerd', 'runc', 'containernetworking-plugins', 'nftables', 'iptables', 'iproute2', 'conntrack', 'procps',
  'util-linux', 'mount', 'gcc', 'libc6-dev', 'libc-bin', 'openssl', 'ca-certificates',
] as const;

const oldestGo = [1, 26] as const;

export async function ensurePrerequisites(log: Log): Promise<void> {
  if (process.platform !== 'linux') throw new Error('the local cluster needs Linux');
  if (process.getuid?.() !== 0) throw new Error('the local cluster needs root: it makes network namespaces and mounts');
  const missing = await missingPackages();
  if (missing.length === 0) return;
  if (!existsSync('/usr/bin/apt-get')) throw new Error(`not a Debian system; please install: ${missing.join(' ')}`);
  await withProgress(log, `installing Debian packages: ${missing.join(' ')}`, async (tell) => {
    const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, onLine: tell };
    await run('apt-get', ['update', '-qq'], options);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], options);
  });
}

async function missingPackages(): Promise<string[]> {
  if (!existsSync('/usr/bin/dpkg-query')) return [...packages];
  const { stdout } = await run('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...packages], {
    allowFailure: true,
  });
  const installed = new Set(stdout.split('\n').filter((line) => line.endsWith(' installed')));
  return packages.filter((name) => !installed.has(`${name} installed`));
}

/** The path of a Go that is new enough; it is only needed when a tool has to be built. */
export async function findGo(): Promise<string> {
  const places = [...(process.env['PATH'] ?? '').split(':'), '/usr/local/go/bin', '/usr/lib/go/bin'];
  const go = places.map((place) => join(place, 'go')).find((path) => existsSync(path));
  const wanted = oldestGo.join('.');
  if (go === undefined) throw new Error(`Go ${wanted} or newer is needed to build the cluster's tools: none in PATH`);
  const { stdout } = await run(go, ['env', 'GOVERSION'], { env: { ...process.env, GOTOOLCHAIN: 'local' } });
  const [major = 0, minor = 0] = (/go(\d+)\.(\d+)/.exec(stdout) ?? []).slice(1).map(Number);
  if (major === oldestGo[0] && minor < oldestGo[1])
    throw new Error(`Go ${wanted} or newer is needed, ${go} is ${stdout.trim()}`);
  return go;
}
