// What the API server answered when it was not success. Callers ask for kinds, never for texts.

interface Status {
  message?: string;
  reason?: string;
  details?: { retryAfterSeconds?: number; causes?: { field?: string; message?: string }[] };
}

export class KubeError extends Error {
  readonly status: number;
  /** Kubernetes' reason, such as NotFound, AlreadyExists, Conflict, Invalid, Expired. */
  readonly reason: string;
  readonly retryAfterMs: number | undefined;

  constructor(status: number, reason: string, message: string, retryAfterMs?: number) {
    super(message);
    this.name = 'KubeError';
    this.status = status;
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
  }

  static fromResponse(status: number, body: string, retryAfter: string | undefined, what: string): KubeError {
    const parsed = parseStatus(body);
    const seconds = parsed.details?.retryAfterSeconds ?? (retryAfter === undefined ? undefined : Number(retryAfter));
    const retryAfterMs = seconds === undefined || Number.isNaN(seconds) ? undefined : seconds * 1000;
    return new KubeError(
      status,
      parsed.reason ?? String(status),
      `${what}: ${parsed.message ?? `HTTP ${status}`}`,
      retryAfterMs,
    );
  }
}

function parseStatus(body: string): Status {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return { message: body.slice(0, 200) };
  }
}

const hasStatus = (error: unknown, ...statuses: number[]): boolean =>
  error instanceof KubeError && statuses.includes(error.status);

export const isNotFound = (error: unknown): boolean => hasStatus(error, 404);
/** RBAC does not let us. */
export const isForbidden = (error: unknown): boolean => hasStatus(error, 403);
/** Somebody else was faster: read again and decide anew. */
export const isConflict = (error: unknown): boolean => hasStatus(error, 409);
/** A retry cannot help until somebody changes the object or the rights. */
export const isRefused = (error: unknown): boolean => hasStatus(error, 400, 403, 422);
/** The resource version asked for is too old: list anew. */
export const isExpired = (error: unknown): boolean => hasStatus(error, 410);

/** A list shows a past that is behind us already: a server that lags, or one that was restored from a backup. */
export class StaleList extends Error {
  constructor(resource: string, version: bigint, newestSeen: bigint) {
    super(`the list of ${resource} is of version ${version}, older than ${newestSeen}, which was seen already`);
    this.name = 'StaleList';
  }
}
