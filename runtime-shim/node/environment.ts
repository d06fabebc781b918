// The environment of user code. A spare process learns it only when it is assigned, so it is put in place here.

export function replaceEnvironment(env: NodeJS.ProcessEnv, environment: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(env)) {
    if (!(name in environment)) delete env[name];
  }
  for (const [name, value] of Object.entries(environment)) {
    if (env[name] !== value) env[name] = value;
  }
}

const TRACE_ID = '_X_AMZN_TRACE_ID';

export interface TracedEnvironment {
  /** What user code is to see as process.env. */
  env: NodeJS.ProcessEnv;
  /** Lambda sets the trace id for each event, and removes it when there is none. */
  setTraceId(traceId: string): void;
}

/** Keeps the trace id out of the real environment: the C library never frees a value that it was given there. Processes that
 * user code starts get it all the same, because they are given what process.env says. */
export function traceEnvironment(real: NodeJS.ProcessEnv): TracedEnvironment {
  const own: { [TRACE_ID]?: string } = {};
  const holderOf = (name: string | symbol): NodeJS.ProcessEnv => (name === TRACE_ID ? own : real);
  const env = new Proxy(real, {
    get: (_, name) => Reflect.get(holderOf(name), name) as unknown,
    set: (_, name, value) => Reflect.set(holderOf(name), name, name === TRACE_ID ? String(value) : value),
    has: (_, name) => Reflect.has(holderOf(name), name),
    deleteProperty: (_, name) => Reflect.deleteProperty(holderOf(name), name),
    defineProperty: (_, name, descriptor) => Reflect.defineProperty(holderOf(name), name, descriptor),
    getOwnPropertyDescriptor: (_, name) => Reflect.getOwnPropertyDescriptor(holderOf(name), name),
    ownKeys: () => [...Reflect.ownKeys(real), ...Reflect.ownKeys(own)],
  });
  const setTraceId = (traceId: string): void => {
    if (traceId === '') delete own[TRACE_ID];
    else own[TRACE_ID] = traceId;
  };
  return { env, setTraceId };
}
