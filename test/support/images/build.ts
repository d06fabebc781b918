// Builds the images into OCI archives in the cache, named by their digests: an image that did not change is not written again.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirectory } from '../cluster/paths.ts';
import { withProgress, type Log } from '../cluster/progress.ts';
import { images, registry, tag, type NodeImage } from './images.ts';
import { nodeEntries } from './node-layer.ts';
import { makeLayer, makeOciImage, type OciImage } from './oci.ts';
import { programEntries } from './program-layer.ts';

export interface BuiltImage {
  readonly name: string;
  /** By tag. */
  readonly reference: string;
  readonly digest: string;
  /** By digest: what a pod that must never change names. */
  readonly digestReference: string;
  readonly archive: string;
  readonly sizeBytes: number;
}

const archivesDirectory = join(cacheDirectory, 'images');
const keepUnusedMs = 24 * 60 * 60 * 1000;

export async function buildImages(log: Log, wanted: readonly NodeImage[] = images): Promise<BuiltImage[]> {
  return withProgress(log, `building images: ${wanted.map(({ name }) => name).join(' ')}`, async (tell) => {
    tell('the layer with Node.js');
    const node = makeLayer(await nodeEntries());
    const built: BuiltImage[] = [];
    for (const image of wanted) {
      tell(image.name);
      const layers = [node, makeLayer(await programEntries(image))];
      built.push(
        store(
          image.name,
          `${registry}/${image.name}`,
          tag,
          makeOciImage(`${registry}/${image.name}`, tag, layers, image.config),
        ),
      );
    }
    return built;
  });
}

export function store(name: string, repository: string, imageTag: string, image: OciImage): BuiltImage {
  const archive = join(archivesDirectory, `${name}-${image.digest.slice(7, 19)}.tar`);
  mkdirSync(archivesDirectory, { recursive: true });
  if (existsSync(archive)) {
    utimesSync(archive, new Date(), new Date());
  } else {
    removeUnused(name);
    const temporary = `${archive}.${String(process.pid)}`;
    writeFileSync(temporary, image.archive());
    renameSync(temporary, archive);
  }
  const { digest, sizeBytes } = image;
  return {
    name,
    reference: `${repository}:${imageTag}`,
    digest,
    digestReference: `${repository}@${digest}`,
    archive,
    sizeBytes,
  };
}

/** Archives of earlier builds, once nobody has asked for them for a day. */
function removeUnused(name: string): void {
  for (const file of readdirSync(archivesDirectory)) {
    const path = join(archivesDirectory, file);
    const isOurs = file.startsWith(`${name}-`) && file.endsWith('.tar');
    if (isOurs && Date.now() - statSync(path).mtimeMs > keepUnusedMs) rmSync(path, { force: true });
  }
}
