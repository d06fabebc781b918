// Structured logs: one JSON object a line, on stdout. Field names are constants, errors keep their type, stack and cause.
import winston from 'winston';

export const logLevels = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

export const field = {
  requestId: 'requestId',
  namespace: 'namespace',
  function: 'function',
  revision: 'revision',
  pod: 'pod',
  code: 'code',
  status: 'status',
  durationMs: 'durationMs',
  error: 'error',
  kind: 'kind',
  name: 'name',
  resource: 'resource',
} as const;

export type Fields = Partial<Record<keyof typeof field | (string & {}), unknown>>;

export interface Logger {
  error(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  info(message: string, fields?: Fields): void;
  /** Guard with isDebug where building the fields costs something. */
  debug(message: string, fields?: Fields): void;
  readonly isDebug: boolean;
}

const MESSAGE = Symbol.for('message');

/** One pass: the stock formats each copy the entry. */
const oneLine = winston.format((entry) => {
  const { level, message, ...fields } = entry;
  const line = { ts: new Date().toISOString(), level, msg: message, ...fields };
  entry[MESSAGE] = JSON.stringify(line, (_key, value: unknown) =>
    value instanceof Error ? describeError(value) : value,
  );
  return entry;
});

export function createLogger(program: string, level: LogLevel): Logger {
  const logger = winston.createLogger({
    level,
    format: oneLine(),
    defaultMeta: { logger: program },
    transports: [new winston.transports.Console()],
    exitOnError: false,
  });
  const write =
    (at: LogLevel) =>
    (message: string, fields: Fields = {}) =>
      void logger.log(at, message, fields);
  return {
    error: write('error'),
    warn: write('warn'),
    info: write('info'),
    debug: write('debug'),
    get isDebug() {
      return logger.isLevelEnabled('debug');
    },
  };
}

function describeError(error: Error): Record<string, unknown> {
  const { name, message, stack, cause } = error;
  return {
    type: name,
    message,
    stack,
    ...(cause === undefined ? {} : { cause: cause instanceof Error ? describeError(cause) : String(cause) }),
  };
}
