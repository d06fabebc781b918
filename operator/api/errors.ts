// The one table of failures: what went wrong → Lambda's error type, HTTP status, and the wire format of the body. A key is
// also the reason of a condition, and the outcome in metrics and logs.

export interface Failure {
  /** Value of x-amzn-ErrorType. */
  type: string;
  status: number;
  /** Who has to act. */
  fault: 'User' | 'Service';
  /** The spelling of the message's member is part of Lambda's wire format. */
  member: 'message' | 'Message';
  /** Lambda's Reason of a throttle. */
  reason?: string;
  retryAfterSeconds?: number;
}

const user = (type: string, status: number, member: Failure['member'] = 'message'): Failure => ({
  type,
  status,
  fault: 'User',
  member,
});
const service = (): Failure => ({ type: 'ServiceException', status: 500, fault: 'Service', member: 'Message' });
/** The same for a caller who reads the type, and a status that says: later, and perhaps elsewhere. */
const unavailable = (): Failure => ({ ...service(), status: 503, retryAfterSeconds: 1 });
const throttle = (reason: string): Failure => ({
  ...user('TooManyRequestsException', 429),
  reason,
  retryAfterSeconds: 1,
});

export const failures = {
  // The request itself
  UnknownOperation: user('UnknownOperationException', 404, 'Message'),
  MethodNotAllowed: user('MethodNotAllowedException', 405, 'Message'),
  ValidationFailed: user('ValidationException', 400),
  InvalidParameterValue: user('InvalidParameterValueException', 400),
  InvalidRequestContent: user('InvalidRequestContentException', 400),
  HeadTooLarge: user('RequestHeaderFieldsTooLargeException', 431),
  RequestTooLarge: user('RequestEntityTooLargeException', 413, 'Message'),
  RequestTimedOut: user('RequestTimeoutException', 408),
  // Who may call
  MissingAuthenticationToken: user('MissingAuthenticationTokenException', 403),
  UnrecognizedClient: user('UnrecognizedClientException', 403),
  AccessDenied: user('AccessDeniedException', 403, 'Message'),
  AuthorizationUnavailable: service(),
  CallerRateLimited: throttle('CallerRateLimitExceeded'),
  // What is called
  FunctionNotFound: user('ResourceNotFoundException', 404, 'Message'),
  FunctionPending: user('ResourceConflictException', 409),
  RegionMismatch: user('ResourceNotFoundException', 404, 'Message'),
  // Room
  FunctionBufferFull: throttle('ReservedFunctionConcurrentInvocationLimitExceeded'),
  BufferFull: throttle('ConcurrentInvocationLimitExceeded'),
  // Instances
  WaitedTooLong: service(),
  ImagePullFailed: service(),
  Unschedulable: service(),
  PodRefused: service(),
  ContainerFailed: service(),
  InstanceLost: service(),
  InstanceSilent: service(),
  // Activators
  OwnerLost: service(),
  OwnerUnavailable: unavailable(),
  FunctionDeleted: user('ResourceNotFoundException', 404, 'Message'),
  ShuttingDown: service(),
  Internal: service(),
  // Code: where it comes from
  CodeUnreachable: user('InvalidParameterValueException', 400),
  CodeForbidden: user('InvalidParameterValueException', 400),
  CodeNotFound: user('InvalidParameterValueException', 400),
  CodeRefused: user('InvalidParameterValueException', 400),
  CodeAddressRefused: user('InvalidParameterValueException', 400),
  CodeRedirectRefused: user('InvalidParameterValueException', 400),
  CodeTimedOut: user('InvalidParameterValueException', 400),
  CodeCredentialsInvalid: user('InvalidParameterValueException', 400),
  // What it is
  CodeTooLarge: user('RequestEntityTooLargeException', 413, 'Message'),
  CodeMismatch: user('CodeVerificationFailedException', 400, 'Message'),
  CodeRejected: user('InvalidParameterValueException', 400),
  // Where it is kept
  CodeStoreUnavailable: service(),
  CodeStoreFull: service(),
  CorruptPackage: service(),
  CodeUnavailable: unavailable(),
  // Only in conditions
  EnvironmentTooLarge: user('InvalidParameterValueException', 400),
  RuntimeNotInstalled: user('InvalidParameterValueException', 400),
  ChildRefused: service(),
  CodeMissing: user('InvalidParameterValueException', 400),
  CodeMoved: user('InvalidParameterValueException', 400),
  LayerMissing: user('InvalidParameterValueException', 400),
  LayerIncompatible: user('InvalidParameterValueException', 400),
  LayerNotReady: user('InvalidParameterValueException', 400),
  LayersTooLarge: user('InvalidParameterValueException', 400),
  FunctionMissing: user('ResourceNotFoundException', 404, 'Message'),
  FunctionNotReady: user('ResourceConflictException', 409),
  CodeDiffers: user('InvalidParameterValueException', 400),
  VersionMissing: user('ResourceNotFoundException', 404, 'Message'),
  ImageRefused: user('InvalidParameterValueException', 400),
  VersionNotReady: user('ResourceConflictException', 409),
} as const satisfies Record<string, Failure>;

export type FailureCode = keyof typeof failures;

/** The one error class that may reach a caller or a condition. Its message is shown; its cause is for logs only. */
export class PilotlightError extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'PilotlightError';
    this.code = code;
  }

  get failure(): Failure {
    return failures[this.code];
  }

  /** The only gate for foreign errors: what is not ours becomes Internal, with the cause kept for the log. */
  static from(error: unknown): PilotlightError {
    if (error instanceof PilotlightError) return error;
    return new PilotlightError(
      'Internal',
      'The service encountered an internal error. See the log under the request id.',
      { cause: error },
    );
  }
}
