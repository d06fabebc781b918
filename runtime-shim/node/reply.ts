// Results and errors → bytes, once, here: nobody after the runtime process looks inside.
import { RuntimeError, describeError } from './errors.ts';

export interface Reply {
  failed: boolean;
  errorType: string;
  body: Buffer;
}

/** 6 MiB and 100 bytes: Lambda's true cut. */
export const MAX_RESULT_BYTES = 6_291_556;

export function succeed(result: unknown, major: number): Reply {
  let json: string | undefined;
  try {
    json = JSON.stringify(result);
  } catch (cause) {
    return fail(new RuntimeError(stringifyErrorName(major), 'Unable to stringify response body', { cause }));
  }
  const body = Buffer.from(json ?? 'null');
  return body.length > MAX_RESULT_BYTES ? oversize() : { failed: false, errorType: '', body };
}

export function fail(error: unknown): Reply {
  const described = describeError(error);
  return { failed: true, errorType: described.errorType, body: Buffer.from(JSON.stringify(described)) };
}

const stringifyErrorName = (major: number): string => (major >= 24 ? 'Runtime.JSONStringifyError' : 'Error');

function oversize(): Reply {
  const errorType = 'Function.ResponseSizeTooLarge';
  const errorMessage = `Response payload size exceeded maximum allowed payload size (${MAX_RESULT_BYTES} bytes).`;
  return { failed: true, errorType, body: Buffer.from(JSON.stringify({ errorMessage, errorType })) };
}
