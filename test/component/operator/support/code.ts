// A real store on a disk, a real server of packages on loopback, and the packages of an operator between them.
import { mkdtempSync, rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromCodeSha256 } from '../../../../operator/api/digest.ts';
import { archiveInline } from '../../../../operator/code/archive.ts';
import type { Packages } from '../../../../operator/code/packages.ts';
import { CodeStore } from '../../../../operator/code/store/code-store.ts';
import { DiskObjects } from '../../../../operator/code/store/disk-objects.ts';
import type { KubeClient } from '../../../../operator/kube/client.ts';
import { openPackages } from '../../../../operator/open-packages.ts';
import { systemClock } from '../../../../operator/reconcile/clock.ts';
import { close, listen } from '../../../support/package-server.ts';

export interface TestZip {
  readonly zip: Buffer;
  /** Hex. */
  readonly digest: string;
  /** Base64. */
  readonly codeSha256: string;
}

export function makeZip(files: Record<string, string>): TestZip {
  const { zip, sha256 } = archiveInline(files);
  return { zip, digest: fromCodeSha256(sha256), codeSha256: sha256 };
}

export class CodeWorld {
  readonly directory = mkdtempSync(join(tmpdir(), 'pilotlight-code-'));
  readonly store: CodeStore;
  readonly #disk: DiskObjects;
  /** By path: what the server answers with. */
  readonly served = new Map<string, Buffer | ((response: ServerResponse) => void)>();
  /** Paths, in the order in which they were asked for. */
  readonly asked: string[] = [];
  readonly url: string;
  readonly stop: () => Promise<void>;

  private constructor(disk: DiskObjects, folder: string, url: string, stop: () => Promise<void>) {
    this.#disk = disk;
    this.store = new CodeStore(disk, systemClock);
    this.url = url;
    this.stop = async () => {
      await stop();
      for (const path of [folder, this.directory]) rmSync(path, { recursive: true, force: true });
    };
  }

  static async open(): Promise<CodeWorld> {
    const folder = mkdtempSync(join(tmpdir(), 'pilotlight-store-'));
    const disk = await DiskObjects.open({ directory: folder, limitBytes: 2 ** 30 });
    const server = createServer((request, response) => {
      world.asked.push(request.url ?? '');
      const answer = world.served.get(request.url ?? '');
      if (typeof answer === 'function') answer(response);
      else response.writeHead(answer === undefined ? 404 : 200).end(answer);
    });
    const port = await listen(server);
    const world: CodeWorld = new CodeWorld(disk, folder, `http://127.0.0.1:${port}`, () => close(server));
    return world;
  }

  /** Of one operator. */
  packages(client: KubeClient): Packages {
    const serviceAccount = { namespace: 'pilotlight-system', name: 'pilotlight-operator' };
    const { store, directory } = this;
    return openPackages({ client, store, clock: systemClock, allowedHosts: ['127.0.0.1'], directory, serviceAccount });
  }

  serve(path: string, { zip }: TestZip): string {
    this.served.set(path, zip);
    return this.url + path;
  }

  timesAsked(path: string): number {
    return this.asked.filter((asked) => asked === path).length;
  }

  /** As a disk does. */
  lose({ digest }: TestZip): Promise<void> {
    return this.#disk.delete(`blobs/${digest}`);
  }

  /** As an upload does. */
  async upload(namespace: string, { zip, digest }: TestZip): Promise<void> {
    const { signal } = new AbortController();
    const path = join(this.directory, `upload-${digest}.zip`);
    await writeFile(path, zip);
    await this.store.keep(
      namespace,
      digest,
      { path, size: zip.length },
      { size: zip.length, unzippedBytes: 1 },
      signal,
    );
    await rm(path);
  }
}
