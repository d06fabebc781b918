// A Lambda client as small as can be: one POST, everything that came back, and how long it took.

export interface Invocation {
  status: number;
  headers: Headers;
  body: string;
  durationMs: number;
}

export interface Target {
  url: string;
  token: string;
}

export interface InvokeOptions {
  namespace?: string;
  qualifier?: string;
  headers?: Record<string, string>;
  body?: string;
}

export async function invoke({ url, token }: Target, name: string, options: InvokeOptions = {}): Promise<Invocation> {
  const { namespace, qualifier, headers = {}, body = '{}' } = options;
  const prefix = namespace === undefined ? '' : `/namespaces/${namespace}`;
  const query = qualifier === undefined ? '' : `?Qualifier=${encodeURIComponent(qualifier)}`;
  const startedAt = performance.now();
  const response = await fetch(`${url}${prefix}/2015-03-31/functions/${encodeURIComponent(name)}/invocations${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, ...headers },
    body,
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text, durationMs: performance.now() - startedAt };
}
