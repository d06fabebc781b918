// Where an object of an S3-compatible store is. Pure.

export interface S3Address {
  readonly origin: string;
  readonly host: string;
  /** Percent-encoded as signatures want it, with the query. */
  readonly path: string;
}

export interface S3Bucket {
  /** Absent: AWS. */
  readonly endpoint?: URL | undefined;
  readonly region: string;
  readonly bucket: string;
}

export type S3Query = Readonly<Record<string, string>>;

/** AWS wants the bucket as a part of the host's name, other stores in the path. Names with dots fit no wildcard certificate. */
const HOST_LABEL = /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/;

/** Without a key: the bucket itself. */
export function addressOf({ endpoint, region, bucket }: S3Bucket, key = '', query: S3Query = {}): S3Address {
  const inHost = endpoint === undefined && HOST_LABEL.test(bucket);
  const base = endpoint ?? new URL(`https://${inHost ? `${bucket}.` : ''}${awsHost(region)}`);
  const folder = base.pathname.replace(/\/+$/, '') + (inHost ? '' : `/${encode(bucket)}`);
  const object = key === '' && folder !== '' ? '' : `/${key.split('/').map(encode).join('/')}`;
  return { origin: base.origin, host: base.host, path: folder + object + encodeQuery(query) };
}

const awsHost = (region: string): string => `s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;

function encodeQuery(query: S3Query): string {
  const pairs = Object.entries(query).map(([name, value]) => `${encode(name)}=${encode(value)}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** Everything but letters, digits and - . _ ~, byte by byte. */
const encode = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
