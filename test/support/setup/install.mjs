// Runs before `npm start` and `npm test`, on whatever Node.js the machine has: installs the npm packages (Node.js 24
// among them) when they are missing or older than the lock file. Everything after this runs on that Node.js 24.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..', '..', '..');
const installed = join(root, 'node_modules', '.package-lock.json');
const lock = join(root, 'package-lock.json');

const upToDate = existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
if (!upToDate) {
  console.log('installing npm packages (about a minute the first time)');
  const { status } = spawnSync('npm', ['ci', '--no-progress'], { cwd: root, stdio: 'inherit' });
  process.exit(status ?? 1);
}
