// The programs of the cluster, built once from Go modules into the user's cache; the second time nothing is built.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { findGo } from './debian.ts';
import { withLock } from './lock.ts';
import { cacheDirectory } from './paths.ts';
import { withProgress, type Log } from './progress.ts';
import { run } from './run.ts';
import { table, type Tool, type ToolName } from './tool-table.ts';

export type { ToolName } from './tool-table.ts';

const home = join(cacheDirectory, 'tools');
const temporaryPrefix = '.building-';

/** Builds what is missing, one after the other, and returns the directory of each tool. */
export async function ensureTools(log: Log, names: readonly ToolName[]): Promise<Record<ToolName, string>> {
  const missing = names.filter((name) => !existsSync(toolDirectory(name)));
  const buildMissing = async () => {
    for (const name of missing) if (!existsSync(toolDirectory(name))) await build(log, name);
  };
  if (missing.length > 0) await withLock('tools', buildMissing, log);
  return toolDirectories();
}

export function toolDirectories(): Record<ToolName, string> {
  return {
    kubernetes: toolDirectory('kubernetes'),
    etcd: toolDirectory('etcd'),
    coredns: toolDirectory('coredns'),
    helm: toolDirectory('helm'),
    versitygw: toolDirectory('versitygw'),
  };
}

async function build(log: Log, name: ToolName): Promise<void> {
  const tool: Tool = table[name];
  mkdirSync(home, { recursive: true });
  // The lock is ours, so these were left by builds that were interrupted.
  for (const entry of readdirSync(home)) if (entry.startsWith(temporaryPrefix)) remove(join(home, entry));
  const temporary = mkdtempSync(join(home, temporaryPrefix));
  await withProgress(log, `building ${name} ${tool.version} (once)`, async (tell) => {
    let packages = 0;
    await goBuild(tool, temporary, (line) => {
      tell(`${String((packages += 1))} packages, now ${line}`);
    });
  });
  for (const link of tool.links) symlinkSync(name, join(temporary, link));
  // Only a whole tool ever gets its final name.
  renameSync(temporary, toolDirectory(name));
}

async function goBuild(tool: Tool, directory: string, onLine: (line: string) => void): Promise<void> {
  const settings = { CGO_ENABLED: '0', GOTOOLCHAIN: 'local', GOFLAGS: '-buildvcs=false', GOWORK: 'off' };
  const flags = ['-v', '-trimpath', '-mod=readonly', '-ldflags', `-s -w ${tool.ldflags}`];
  const args = ['build', ...flags, '-o', join(directory, tool.name), tool.target];
  const options = { cwd: sourceDirectory(tool.name), env: { ...process.env, ...settings }, onLine };
  await run('nice', ['-n', '5', await findGo(), ...args], options);
}

/** The key holds everything that goes into the program, so a changed module is a new tool. */
function toolDirectory(name: ToolName): string {
  const tool: Tool = table[name];
  const hash = createHash('sha256').update(`${tool.target} ${tool.ldflags} ${tool.links.join()} ${process.arch}`);
  const sources = sourceDirectory(name);
  for (const file of readdirSync(sources).sort()) hash.update(file).update(readFileSync(join(sources, file)));
  return join(home, `${name}-${tool.version}-${hash.digest('hex').slice(0, 12)}`);
}

function sourceDirectory(name: string): string {
  return join(import.meta.dirname, 'tools', name);
}

function remove(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
}
