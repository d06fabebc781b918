// Signature Version 4 of one request. Pure: the time comes from outside.
import aws4 from 'aws4';

export interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

export interface Unsigned {
  readonly method: string;
  readonly host: string;
  /** Percent-encoded, with the query. */
  readonly path: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Hex. */
  readonly bodySha256: string;
  readonly region: string;
  readonly at: Date;
}

/** All headers that were given, and those that prove who asks. */
export function signRequest(request: Unsigned, credentials: S3Credentials): Record<string, string> {
  const { method, host, path, region } = request;
  const headers = {
    ...request.headers,
    host,
    'x-amz-date': request.at.toISOString().replace(/[-:]|\.\d{3}/g, ''),
    'x-amz-content-sha256': request.bodySha256,
  };
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const secrets = { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
  return aws4.sign({ service: 's3', region, method, host, path, headers }, secrets).headers as Record<string, string>;
}
