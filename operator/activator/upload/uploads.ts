// Packages that are being sent: each is a file, never in memory, and there are only a few at once.
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Digest } from '../../api/digest.ts';
import { PilotlightError } from '../../api/errors.ts';
import type { Upload } from '../code/messages.ts';

const MOST_AT_ONCE = 4;

export class Uploads {
  readonly #directory: string;
  /** Inspects what has come, and puts it into the code store. */
  readonly keep: (upload: Upload) => Promise<Digest>;
  #begun = 0;
  #open = 0;

  private constructor(directory: string, keep: (upload: Upload) => Promise<Digest>) {
    this.#directory = directory;
    this.keep = keep;
  }

  /** What an earlier process has left there is removed. */
  static async open(directory: string, keep: (upload: Upload) => Promise<Digest>): Promise<Uploads> {
    await rm(directory, { recursive: true, force: true });
    await mkdir(directory, { recursive: true, mode: 0o700 });
    return new Uploads(directory, keep);
  }

  /** `use` has a place for a file, which is removed afterwards. Throws a throttle when there are too many. */
  async withFile<T>(use: (path: string) => Promise<T>): Promise<T> {
    if (this.#open === MOST_AT_ONCE) throw new PilotlightError('BufferFull', 'Rate Exceeded.');
    const path = join(this.#directory, String(this.#begun++));
    this.#open++;
    try {
      return await use(path);
    } finally {
      this.#open--;
      await rm(path, { force: true });
    }
  }
}
