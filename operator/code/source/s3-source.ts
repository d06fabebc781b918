// A package as an object of an S3-compatible store.
import { PilotlightError } from '../../api/errors.ts';
import { addressOf } from '../s3/s3-address.ts';
import { S3Client } from '../s3/s3-client.ts';
import { S3Error } from '../s3/s3-error.ts';
import type { S3Credentials } from '../s3/sign-request.ts';
import type { S3Source } from './code-source.ts';
import { explainStatus, explainTransport, helpWith, type Place } from './fetch-failures.ts';
import { parseUrl, type Answer, type Opening } from './http-source.ts';

export interface S3Opening extends Opening {
  readonly credentials: S3Credentials | undefined;
  readonly now: () => Date;
}

export async function openS3(source: S3Source, opening: S3Opening): Promise<Answer> {
  const { bucket, key, objectVersion, region = 'us-east-1' } = source;
  const { dispatcher, patience, field, credentials, now } = opening;
  const endpoint = source.endpoint === undefined ? undefined : parseUrl(source.endpoint, `${field}.endpoint`);
  const { hostname: host } = new URL(addressOf({ endpoint, region, bucket }).origin);
  const place: Place = { field: `${field}.${endpoint === undefined ? 'region' : 'endpoint'}`, host };
  const client = new S3Client({ endpoint, region, bucket, credentials, dispatcher, now });
  patience.awaits(`an answer from the host '${host}'`);
  const query = objectVersion === undefined ? {} : { versionId: objectVersion };
  const asked = { method: 'GET', key, query, headers: { 'accept-encoding': 'identity' } } as const;
  const request = client.request(asked, patience.signal);
  const response = await request.catch((error: unknown) => {
    throw error instanceof S3Error ? explainAnswer(error, source, place, field) : explainTransport(error, place);
  });
  const { status, headers, body } = response;
  const expected = { sha256: source.sha256, field: `${field}.sha256` };
  if (status === 200) return { place: { field: `${field}.key`, host }, headers, body, expected };
  throw explainStatus(status, place);
}

/** Where the status does not say it. The last one is versitygw's. */
const BAD_CREDENTIALS = new Set([
  'ExpiredToken',
  'InvalidToken',
  'TokenRefreshRequired',
  'InvalidAccessKeyId',
  'XAdminUserNotFound',
]);
const MISSING: Readonly<Record<string, string>> = { NoSuchBucket: 'bucket', NoSuchVersion: 'objectVersion' };
const TEXT_LENGTH = 200;

function explainAnswer(
  error: S3Error,
  source: S3Source,
  { field: address, host }: Place,
  field: string,
): PilotlightError {
  const said = `the host '${host}' answered ${String(error.status)}: ${error.message.slice(0, TEXT_LENGTH).replace(/\.$/, '')}.`;
  const fail = (code: PilotlightError['code'], at: string, help: string): PilotlightError =>
    new PilotlightError(code, `${at}: ${said} ${help}`, { cause: error });
  if (error.status === 401 || error.status === 403 || BAD_CREDENTIALS.has(error.code)) {
    const help =
      source.credentialsSecret === undefined
        ? 'An object that not everybody may read needs credentialsSecret.'
        : `Check the Secret '${source.credentialsSecret.name}', and that its user may read the object.`;
    return fail('CodeForbidden', source.credentialsSecret === undefined ? field : `${field}.credentialsSecret`, help);
  }
  if (error.status === 404)
    return fail('CodeNotFound', `${field}.${MISSING[error.code] ?? 'key'}`, 'Check it, or upload the package first.');
  if (error.status >= 300 && error.status < 400) {
    const region = error.region === undefined ? 'the bucket’s region' : `'${error.region}'`;
    return fail('CodeRedirectRefused', address, `Set region to ${region}, and endpoint to where the bucket is.`);
  }
  if (error.code === 'AuthorizationHeaderMalformed')
    return fail('CodeRefused', `${field}.region`, 'It must be that of the bucket.');
  return fail('CodeRefused', field, helpWith(error.status));
}
