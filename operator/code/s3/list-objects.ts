// All objects under a prefix, page by page (ListObjectsV2).
import type { StoredObject } from '../store/object-store.ts';
import { readText } from '../read-text.ts';
import type { S3Client } from './s3-client.ts';
import { S3Error } from './s3-error.ts';
import { elements, textOf } from './xml.ts';

export type ListedObject = StoredObject & { readonly key: string };

/** A page has at most 1,000 objects of some 400 bytes. */
const PAGE_BYTES = 8 * 1024 * 1024;

export async function* listObjects(
  client: S3Client,
  prefix: string,
  signal: AbortSignal,
): AsyncGenerator<ListedObject> {
  for (let token: string | undefined = undefined; ;) {
    const query = { 'list-type': '2', prefix, ...(token === undefined ? {} : { 'continuation-token': token }) };
    const { status, body } = await client.request({ method: 'GET', query }, signal);
    const page = await readText(body, PAGE_BYTES);
    if (page === undefined) throw new S3Error(status, 'PageTooLong', 'the store answered a list with a page too long');
    yield* parsePage(page);
    token = textOf(page, 'NextContinuationToken');
    if (token === undefined || textOf(page, 'IsTruncated') !== 'true') return;
  }
}

function* parsePage(page: string): Generator<ListedObject> {
  for (const entry of elements(page, 'Contents')) {
    const key = textOf(entry, 'Key') ?? '';
    const size = Number(textOf(entry, 'Size') ?? Number.NaN);
    const storedAtMs = Date.parse(textOf(entry, 'LastModified') ?? '');
    if (key === '' || !Number.isSafeInteger(size) || Number.isNaN(storedAtMs))
      throw new S3Error(200, 'BadList', 'the store answered a list with an entry without key, size or time');
    yield { key, size, storedAtMs };
  }
}
