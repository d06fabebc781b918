// How to invoke: Lambda's request headers.
import type { IncomingHttpHeaders } from 'node:http';
import { PilotlightError } from '../../api/errors.ts';

export interface InvokeOptions {
  dryRun: boolean;
  logTail: boolean;
  /** JSON, decoded; empty for none. */
  clientContext: string;
  traceId: string;
}

const CLIENT_CONTEXT_LIMIT = 3583;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

export function parseOptions(headers: IncomingHttpHeaders): InvokeOptions {
  return {
    dryRun: parseType(one(headers['x-amz-invocation-type'])),
    logTail: parseLogType(one(headers['x-amz-log-type'])),
    clientContext: parseClientContext(one(headers['x-amz-client-context'])),
    traceId: one(headers['x-amzn-trace-id']) ?? '',
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
  const json = BASE64.test(encoded) ? Buffer.from(encoded, 'base64').toString('utf8') : '';
  if (isJsonObject(json)) return json;
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

const one = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header[0] : header);
