// The store that the settings name.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Agent } from 'undici';
import type { CodeStoreConfig, S3StoreConfig } from '../../config/code-store.ts';
import type { Clock } from '../../reconcile/clock.ts';
import { S3Client } from '../s3/s3-client.ts';
import type { S3Credentials } from '../s3/sign-request.ts';
import { CodeStore } from './code-store.ts';
import { codeOf } from '@pilotlight/runtime-shim/error-code';
import { HttpObjects } from './http-objects.ts';
import { S3Objects } from './s3-objects.ts';

/** Nothing is asked before the first call. */
export function openCodeStore({ url, tokenFile, s3 }: CodeStoreConfig, clock: Clock): CodeStore {
  // An answer begins once the disk has all of a package.
  const dispatcher = new Agent({
    headersTimeout: 60_000,
    bodyTimeout: 30_000,
    connect: { timeout: 5_000 },
  });
  if (s3 === undefined)
    return new CodeStore(new HttpObjects({ url: new URL(url), tokenFile, dispatcher, clock }), clock);
  const { endpoint, region, bucket, credentialsDirectory } = s3;
  const client = async (): Promise<S3Client> =>
    new S3Client({
      endpoint: endpoint === '' ? undefined : new URL(endpoint),
      region,
      bucket,
      credentials: credentialsDirectory === '' ? undefined : await readCredentials(credentialsDirectory),
      dispatcher,
    });
  return new CodeStore(new S3Objects({ client, prefix: folderOf(s3), clock }), clock);
}

function folderOf({ prefix }: S3StoreConfig): string {
  const trimmed = prefix.replace(/^\/+|\/+$/g, '');
  return trimmed === '' ? '' : `${trimmed}/`;
}

/** Kubernetes changes the files when the Secret changes. */
async function readCredentials(directory: string): Promise<S3Credentials> {
  const read = async (name: string): Promise<string> => (await readFile(join(directory, name), 'utf8')).trim();
  const [accessKeyId, secretAccessKey] = await Promise.all([read('accessKeyId'), read('secretAccessKey')]);
  return { accessKeyId, secretAccessKey, sessionToken: await readOptional(join(directory, 'sessionToken')) };
}

async function readOptional(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
