// The environment of user code. A spare process learns it only when it is assigned, so it is put in place here.

export function replaceEnvironment(env: NodeJS.ProcessEnv, environment: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(env)) {
    if (!(name in environment)) delete env[name];
  }
  for (const [name, value] of Object.entries(environment)) {
    if (env[name] !== value) env[name] = value;
  }
}

/** Lambda sets the trace id for each event, and removes it when there is none. */
export function setTraceId(env: NodeJS.ProcessEnv, traceId: string): void {
  if (traceId === '') delete env['_X_AMZN_TRACE_ID'];
  else env['_X_AMZN_TRACE_ID'] = traceId;
}
