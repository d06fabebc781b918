// PUT …/code: a package, and the checksum that it is said to have.
import { isDigest, type Digest } from '../../api/digest.ts';
import { PilotlightError } from '../../api/errors.ts';
import { headerOf, type Head } from '../http/exchange.ts';
import { AUTHORITY, parseNamespace } from '../steps/parse-target.ts';

export interface UploadRequest {
  /** Absent: the caller's own. */
  namespace: string | undefined;
  checksum: Digest | undefined;
}

const PATH = /^(?:\/namespaces\/([^/]+))?\/code$/;

/** undefined: it is something else. */
export function parseUpload(head: Head): UploadRequest | undefined {
  // Every request comes by here.
  if (!head.url.endsWith('/code')) return undefined;
  const match = PATH.exec(head.url.replace(AUTHORITY, ''));
  if (match === null) return undefined;
  if (head.method !== 'PUT')
    throw new PilotlightError('MethodNotAllowed', `A package is sent with PUT, not ${head.method}`);
  return {
    namespace: match[1] === undefined ? undefined : parseNamespace(match[1]),
    checksum: parseChecksum(headerOf(head, 'x-amz-checksum-sha256')),
  };
}

function parseChecksum(base64: string | undefined): Digest | undefined {
  if (base64 === undefined) return undefined;
  const bytes = Buffer.from(base64, 'base64');
  if (isDigest(bytes.toString('hex')) && bytes.toString('base64') === base64) return bytes.toString('hex');
  const text = 'x-amz-checksum-sha256 must be the SHA-256 of the package in base64';
  throw new PilotlightError('InvalidParameterValue', text);
}
