// A real S3-compatible store on this machine, over a directory of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent } from 'undici';
import { S3Client } from '../../operator/code/s3/s3-client.ts';
import type { S3Credentials } from '../../operator/code/s3/sign-request.ts';
import { ensureTools } from './cluster/tools.ts';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

export interface S3Server extends AsyncDisposable {
  readonly endpoint: URL;
  readonly credentials: S3Credentials;
  /** What is in it, as files: BUCKET/KEY. */
  readonly directory: string;
  makeBucket(bucket: string): Promise<S3Client>;
}

export interface S3ServerOptions {
  /** Where it listens; default: loopback. */
  host?: string;
  credentials?: S3Credentials;
}

const ours = { accessKeyId: 'test', secretAccessKey: 'a-secret-of-tests' };

export async function startS3Server(options: S3ServerOptions = {}): Promise<S3Server> {
  const { host = '127.0.0.1', credentials = ours } = options;
  const { versitygw } = await ensureTools(console.error, ['versitygw']);
  const home = mkdtempSync(join(tmpdir(), 'pilotlight-s3-'));
  const directory = join(home, 'buckets');
  const address = `${host}:${await freePort()}`;
  const child = spawn(join(versitygw, 'versitygw'), [address, directory, join(home, 'known')], {
    env: { ROOT_ACCESS_KEY: credentials.accessKeyId, ROOT_SECRET_KEY: credentials.secretAccessKey },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const dispatcher = new Agent({ headersTimeout: 10_000, bodyTimeout: 10_000 });
  const endpoint = new URL(`http://${address}`);
  await until('the S3 server', async () => (await fetch(new URL('/healthz', endpoint))).ok);
  return {
    endpoint,
    credentials,
    directory,
    async makeBucket(bucket) {
      const client = new S3Client({ endpoint, bucket, credentials, dispatcher });
      const { body } = await client.request({ method: 'PUT' }, AbortSignal.timeout(10_000));
      body.resume();
      return client;
    },
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      await dispatcher.destroy();
      rmSync(home, { recursive: true });
    },
  };
}
