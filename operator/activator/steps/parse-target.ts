// Which function: the path, and every form in which Lambda's clients name one.
import { PilotlightError } from '../../api/errors.ts';
import type { Head } from '../http/exchange.ts';

export interface Target {
  /** Absent: the caller's own. */
  namespace: string | undefined;
  /** As the caller wrote it. */
  name: string;
  /** Absent: $LATEST, and the ARN that the handler sees stays unqualified. */
  qualifier: string | undefined;
  region: string | undefined;
  account: string | undefined;
}

const PATH = /^(?:\/namespaces\/([^/]+))?\/2015-03-31\/functions\/([^/]+)\/invocations\/?$/;
/** A proxy's form of a target, which every server of HTTP/1.1 must take. */
export const AUTHORITY = /^https?:\/\/[^/?#]+/i;
const NAME =
  /^(?:arn:aws[a-zA-Z-]*:lambda:([a-z0-9-]+):(\d{12}):function:|(\d{12}):function:|function:)?([a-zA-Z0-9-_]+)(?::(\$LATEST(?:\.PUBLISHED)?|[a-zA-Z0-9-_]+))?$/;
const QUALIFIER = /^(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+)$/;
/** Of everything that names the function, of the name alone, and of the qualifier. */
const IDENTIFIER_LIMIT = 170;
const NAME_LIMIT = 64;
const QUALIFIER_LIMIT = 128;
const LAMBDA_PATTERN =
  '(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?';

export function parseTarget({ method, url }: Pick<Head, 'method' | 'url'>): Target {
  const [path = '', query = ''] = splitOnce(url.replace(AUTHORITY, ''), '?');
  const match = PATH.exec(path);
  if (match === null)
    throw new PilotlightError('UnknownOperation', `Unknown operation: ${method} ${path.slice(0, 200)}`);
  if (method !== 'POST') throw new PilotlightError('MethodNotAllowed', `Invoke takes POST, not ${method}`);
  const named = parseName(decode(match[2] ?? ''));
  const asked = query === '' ? undefined : (new URLSearchParams(query).get('Qualifier') ?? undefined);
  return {
    ...named,
    namespace: match[1] === undefined ? undefined : parseNamespace(decode(match[1])),
    qualifier: reconcileQualifiers(named.qualifier, asked === undefined ? undefined : parseQualifier(asked)),
  };
}

function parseName(text: string): Omit<Target, 'namespace'> {
  assertLength('functionName', text, text, IDENTIFIER_LIMIT);
  const match = NAME.exec(text);
  if (match === null)
    throw invalid('functionName', text, `Member must satisfy regular expression pattern: ${LAMBDA_PATTERN}`);
  const [, region, arnAccount, account, name = '', qualifier] = match;
  assertLength('functionName', text, name, NAME_LIMIT);
  assertLength('functionName', text, qualifier ?? '', QUALIFIER_LIMIT);
  return { name, qualifier, region, account: arnAccount ?? account };
}

function parseQualifier(text: string): string {
  if (text === '') throw invalid('qualifier', text, 'Member must have length greater than or equal to 1');
  assertLength('qualifier', text, text, QUALIFIER_LIMIT);
  if (QUALIFIER.test(text)) return text;
  throw invalid('qualifier', text, 'Member must satisfy regular expression pattern: (|[a-zA-Z0-9$_-]+)');
}

/** `part` is what is too long of the member's value. */
function assertLength(member: string, value: string, part: string, most: number): void {
  if (part.length > most) throw invalid(member, value, `Member must have length less than or equal to ${most}`);
}

export function parseNamespace(text: string): string {
  if (/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(text)) return text;
  throw invalid('namespace', text, 'Member must be the name of a Kubernetes namespace');
}

function reconcileQualifiers(named: string | undefined, asked: string | undefined): string | undefined {
  if (named === undefined || asked === undefined || named === asked) return named ?? asked;
  const message = 'The derived qualifier from the function name does not match the specified qualifier.';
  throw new PilotlightError('InvalidParameterValue', message);
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw invalid('functionName', segment, 'Member must be percent-encoded UTF-8');
  }
}

function invalid(member: string, value: string, constraint: string): PilotlightError {
  const text = `1 validation error detected: Value '${value.slice(0, 256)}' at '${member}' failed to satisfy constraint: ${constraint}`;
  return new PilotlightError('ValidationFailed', text);
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
