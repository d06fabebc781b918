// An OCI archive from layers and a configuration: what `ctr images import` and `docker load` read, without a registry.
import { makeTar, sha256, type TarEntry } from './tar.ts';

export interface ImageConfig {
  readonly entrypoint: readonly string[];
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly workingDirectory?: string;
  readonly user: number;
}

export interface Layer {
  readonly digest: string;
  readonly tar: Buffer;
}

export interface OciImage {
  /** Of the manifest: what `name@sha256:…` means. */
  readonly digest: string;
  readonly sizeBytes: number;
  readonly archive: () => Buffer;
}

export function makeLayer(entries: readonly TarEntry[]): Layer {
  const tar = makeTar(entries);
  return { tar, digest: sha256(tar) };
}

/** `repository:tag` and `repository@digest` both name the image once it is imported. */
export function makeOciImage(repository: string, tag: string, layers: readonly Layer[], config: ImageConfig): OciImage {
  const configJson = json(imageConfig(config, layers));
  const manifestJson = json({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: descriptor('application/vnd.oci.image.config.v1+json', configJson),
    layers: layers.map(({ digest, tar }) => descriptor('application/vnd.oci.image.layer.v1.tar', tar, digest)),
  });
  const manifest = descriptor('application/vnd.oci.image.manifest.v1+json', manifestJson);
  const names = [`${repository}:${tag}`, `${repository}@${manifest.digest}`];
  const index = {
    schemaVersion: 2,
    manifests: names.map((name) => ({ ...manifest, annotations: { 'io.containerd.image.name': name } })),
  };
  const blobs = [
    ...layers,
    { digest: sha256(configJson), tar: configJson },
    { digest: manifest.digest, tar: manifestJson },
  ];
  return {
    digest: manifest.digest,
    sizeBytes: blobs.reduce((total, { tar }) => total + tar.length, 0),
    archive: () =>
      makeTar([
        file('oci-layout', json({ imageLayoutVersion: '1.0.0' })),
        file('index.json', json(index)),
        ...blobs.map(({ digest, tar }) => file(`blobs/${digest.replace(':', '/')}`, tar)),
      ]),
  };
}

function imageConfig(config: ImageConfig, layers: readonly Layer[]) {
  return {
    architecture: process.arch === 'x64' ? 'amd64' : process.arch,
    os: 'linux',
    config: {
      User: `${String(config.user)}:${String(config.user)}`,
      Env: Object.entries(config.environment ?? {}).map(([name, value]) => `${name}=${value}`),
      Entrypoint: config.entrypoint,
      ...(config.command && { Cmd: config.command }),
      WorkingDir: config.workingDirectory ?? '/',
    },
    rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) },
  };
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const file = (path: string, content: Buffer): TarEntry => ({ path, content, mode: 0o644 });
const descriptor = (mediaType: string, data: Buffer, digest = sha256(data)) => ({
  mediaType,
  digest,
  size: data.length,
});
