// Where code and layers go.
import { chmodSync, mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../../error-code.ts';

export interface Places {
  /** Lambda's /var/task. */
  taskRoot: string;
  /** Lambda's /opt. */
  layerRoot: string;
}

/** Before the first process starts: what is not there then, its dynamic linker never looks for again. */
export function makePlaces({ taskRoot, layerRoot }: Places): void {
  for (const root of [taskRoot, layerRoot]) mkdirSync(join(root, 'lib'), { recursive: true });
}

/** The folder was there for the linker alone; whether the function has one is its package's to say. */
export function clearTaskRoot({ taskRoot }: Places): void {
  try {
    rmdirSync(join(taskRoot, 'lib'));
  } catch (error) {
    if (!isAbsentOrUsed(error)) throw error;
  }
}

/** Once all is in its place, also where there are no layers: nothing is added later. */
export function sealPlaces({ taskRoot, layerRoot }: Places): void {
  for (const folder of [join(layerRoot, 'lib'), layerRoot, taskRoot]) chmodSync(folder, 0o555);
}

const isAbsentOrUsed = (error: unknown): boolean => codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTEMPTY';
