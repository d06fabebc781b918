// What a failed fetch means, in the words of whoever wrote the spec: the field, what happened, what helps. Nothing of an answer's
// body is told, and of a URL only its host: the rest may be a secret.
import { errors } from 'undici';
import { PilotlightError } from '../../api/errors.ts';
import { AddressRefused } from './guarded-agent.ts';

/** Whom we speak with, and which field led there. */
export interface Place {
  readonly field: string;
  readonly host: string;
}

const NAME_CODES = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'ENODATA', 'ESERVFAIL']);
const TLS_CODES =
  /^(CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|INVALID_|ERR_TLS_|ERR_SSL_|HOSTNAME_MISMATCH$|EPROTO$)/;
const BROKEN_CODES =
  /^(HPE_.*|UND_ERR_(SOCKET|HEADERS_OVERFLOW|RES_CONTENT_LENGTH_MISMATCH|RESPONSE_ERROR)|ECONNRESET|EPIPE)$/;
/** Those of the system. ERR_* and others are faults of ours. */
const SYSTEM_CODES = /^E[A-Z0-9]+$/;

/** A connection that could not be made, or broke. What is no such error stays what it is. */
export function explainTransport(error: unknown, { field, host }: Place): unknown {
  if (error instanceof AddressRefused) {
    const text = `the host '${host}' has an address in a private or reserved range. Whoever installed Pilotlight can allow it by name (code.allowedHosts).`;
    return new PilotlightError('CodeAddressRefused', `${field}: ${text}`, { cause: error });
  }
  const code = codeOf(error);
  const text = describe(code, host);
  if (text === undefined) return error;
  const failure = code === 'UND_ERR_CONNECT_TIMEOUT' ? 'CodeTimedOut' : 'CodeUnreachable';
  return new PilotlightError(failure, `${field}: ${text}`, { cause: error });
}

function codeOf(error: unknown): string {
  if (error instanceof errors.HTTPParserError) return error.code ?? 'HPE_INVALID';
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function describe(code: string, host: string): string | undefined {
  if (code === 'UND_ERR_CONNECT_TIMEOUT')
    return `the host '${host}' took no connection in time. Check its address, and that the operator may connect to it.`;
  if (NAME_CODES.has(code)) return `the host '${host}' has no address (${code}). Check its spelling.`;
  if (TLS_CODES.test(code))
    return `the host '${host}' cannot prove who it is (${code}). It needs a certificate of a CA that the operator trusts.`;
  if (BROKEN_CODES.test(code))
    return `the connection to the host '${host}' broke before the package was complete (${code}). It is tried again.`;
  if (SYSTEM_CODES.test(code))
    return `the host '${host}' cannot be reached (${code}). Check its address, and that the operator may connect to it.`;
  return undefined;
}

/** An HTTP status other than 200, from which the package cannot come. */
export function explainStatus(status: number, { field, host }: Place): PilotlightError {
  const said = `${field}: the host '${host}' answered ${String(status)}`;
  if (status === 401 || status === 403)
    return new PilotlightError(
      'CodeForbidden',
      `${said}. The URL must be readable without credentials; a presigned one is.`,
    );
  if (status === 404 || status === 410)
    return new PilotlightError(
      'CodeNotFound',
      `${said}. Nothing is at that URL: check it, or upload the package first.`,
    );
  return new PilotlightError('CodeRefused', `${said}, where only 200 brings a package. ${helpWith(status)}`);
}

/** Of a status that nobody expects. */
export const helpWith = (status: number): string =>
  status === 429 || status >= 500 ? 'It is tried again.' : 'Check what the source names.';
