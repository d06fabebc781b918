// Lambda's own error names, and the JSON by which an error reaches the caller. Turning an error into JSON cannot throw.

export class RuntimeError extends Error {
  override readonly name: string;

  constructor(name: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = name;
  }
}

export interface ErrorBody {
  errorType: string;
  errorMessage: string;
  trace: string[];
}

const UNREADABLE =
  'callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack';

/** What was thrown → the payload. */
export function describeError(error: unknown): ErrorBody {
  try {
    if (isErrorLike(error)) {
      const { name, message, stack } = error;
      return { errorType: escapeDel(name), errorMessage: escapeDel(message), trace: escapeDel(stack).split('\n') };
    }
    return { errorType: typeof error, errorMessage: String(error), trace: [] };
  } catch {
    return { errorType: 'handled', errorMessage: UNREADABLE, trace: [] };
  }
}

function isErrorLike(error: unknown): error is Error & { stack: string } {
  if (typeof error !== 'object' || error === null) return false;
  const { name, message, stack } = error as Partial<Error>;
  return typeof name === 'string' && typeof message === 'string' && typeof stack === 'string';
}

const escapeDel = (text: string): string => text.replaceAll('\x7f', '%7F');
