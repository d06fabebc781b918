// Credentials for an S3-compatible store, from a Secret beside the object that names it. The Secret's label says that it is meant
// for this: whoever may write Functions could else send any Secret's content to a host of their choice.
import { PilotlightError } from '../../api/errors.ts';
import { GROUP } from '../../api/names.ts';
import type { S3Credentials } from '../s3/sign-request.ts';

export const CREDENTIALS_LABEL = `${GROUP}/code-credentials`;

/** What is read of a Secret. */
export interface CredentialsSecret {
  readonly metadata: { readonly labels?: Readonly<Record<string, string>> | undefined };
  /** Base64. */
  readonly data?: Readonly<Record<string, string>> | undefined;
}

/** Under our names, and under those of AWS's environment variables. */
const KEYS = {
  accessKeyId: ['accessKeyId', 'AWS_ACCESS_KEY_ID'],
  secretAccessKey: ['secretAccessKey', 'AWS_SECRET_ACCESS_KEY'],
  sessionToken: ['sessionToken', 'AWS_SESSION_TOKEN'],
} as const;

/** It travels in a header. */
const VALUE = /^[\x21-\x7e]*$/;

/** `get` answers undefined where there is no such Secret. `field` is where the source stands. */
export async function readCredentials(
  name: string,
  get: (name: string) => Promise<CredentialsSecret | undefined>,
  field = 'spec.code',
): Promise<S3Credentials> {
  const secret = await get(name);
  const fail = (text: string): PilotlightError =>
    new PilotlightError('CodeCredentialsInvalid', `${field}.s3.credentialsSecret: the Secret '${name}' ${text}`);
  if (secret === undefined) throw fail('does not exist in this namespace. Create it.');
  if (secret.metadata.labels?.[CREDENTIALS_LABEL] !== 'true')
    throw fail(`is not meant for this: it lacks the label ${CREDENTIALS_LABEL}: "true".`);
  const read = (key: keyof typeof KEYS): string => {
    const found = KEYS[key].map((spelling) => secret.data?.[spelling]).find((value) => value !== undefined);
    const value = Buffer.from(found ?? '', 'base64')
      .toString('utf8')
      .trim();
    if (VALUE.test(value)) return value;
    throw fail(`holds characters in its ${KEYS[key].join(' or ')} that no key has.`);
  };
  const required = (key: 'accessKeyId' | 'secretAccessKey'): string => {
    const value = read(key);
    if (value === '') throw fail(`has no ${KEYS[key].join(' or ')}.`);
    return value;
  };
  const credentials = { accessKeyId: required('accessKeyId'), secretAccessKey: required('secretAccessKey') };
  const sessionToken = read('sessionToken');
  return sessionToken === '' ? credentials : { ...credentials, sessionToken };
}
