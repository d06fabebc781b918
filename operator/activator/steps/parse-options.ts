// How to invoke: Lambda's request headers.
import { isUtf8 } from 'node:buffer';
import { PilotlightError } from '../../api/errors.ts';
import { headerOf, type Head } from '../http/exchange.ts';

export interface InvokeOptions {
  dryRun: boolean;
  logTail: boolean;
  /** JSON, decoded; empty for none. */
  clientContext: string;
  traceId: string;
}

const CLIENT_CONTEXT_LIMIT = 3583;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

export function parseOptions(head: Pick<Head, 'headers'>): InvokeOptions {
  return {
    dryRun: parseType(headerOf(head, 'x-amz-invocation-type')),
    logTail: parseLogType(headerOf(head, 'x-amz-log-type')),
    clientContext: parseClientContext(headerOf(head, 'x-amz-client-context')),
    traceId: headerOf(head, 'x-amzn-trace-id') ?? '',
  };
}

function parseType(type = 'RequestResponse'): boolean {
  if (type === 'RequestResponse') return false;
  if (type === 'DryRun') return true;
  if (type === 'Event') {
    throw new PilotlightError(
      'InvalidParameterValue',
      'X-Amz-Invocation-Type: Event is not supported yet; use RequestResponse',
    );
  }
  throw enumError(type, 'invocationType', 'Event, RequestResponse, DryRun');
}

function parseLogType(type = 'None'): boolean {
  if (type === 'None') return false;
  if (type === 'Tail') return true;
  throw enumError(type, 'logType', 'None, Tail');
}

function parseClientContext(encoded: string | undefined): string {
  if (encoded === undefined || encoded === '') return '';
  if (encoded.length > CLIENT_CONTEXT_LIMIT) {
    throw new PilotlightError(
      'InvalidRequestContent',
      `Client context must be at most ${CLIENT_CONTEXT_LIMIT} bytes, not ${encoded.length}`,
    );
  }
  const bytes = BASE64.test(encoded) ? Buffer.from(encoded, 'base64') : Buffer.alloc(0);
  const json = bytes.toString('utf8');
  if (isUtf8(bytes) && isJsonObject(json)) return json;
  throw new PilotlightError('InvalidRequestContent', 'Client context must be a valid Base64-encoded JSON object.');
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function enumError(value: string, member: string, allowed: string): PilotlightError {
  const constraint = `Member must satisfy enum value set: [${allowed}]`;
  const text = `1 validation error detected: Value '${value.slice(0, 100)}' at '${member}' failed to satisfy constraint: ${constraint}`;
  return new PilotlightError('ValidationFailed', text);
}
