// The Secrets of Attach over TLS: one with the CAs and their keys, for the operator alone, and one with what activators serve with.

export interface Serving {
  /** Certificate and key as PEM. */
  cert: string;
  key: string;
  /** Certificates of the CAs that shims should trust now, as PEM. */
  bundle: string;
}

type SecretData = Readonly<Record<string, string>> | undefined;

/** Both are named after the Secret with the master key. */
export const attachTlsNames = (attachSecret: string) => ({ ca: `${attachSecret}-ca`, tls: `${attachSecret}-tls` });

/** As kubernetes.io/tls has them, which cannot be the type: the chart makes this Secret empty. */
const fields = { cert: 'tls.crt', key: 'tls.key', bundle: 'ca.crt' } as const;

/** What is missing is undefined. */
export const readServing = (data: SecretData): Partial<Serving> => ({
  ...read(data, 'cert'),
  ...read(data, 'key'),
  ...read(data, 'bundle'),
});

export const writeServing = (serving: Partial<Serving>): Record<string, string> =>
  Object.fromEntries(
    (Object.keys(serving) as (keyof Serving)[]).map((name) => [fields[name], encode(serving[name] ?? '')]),
  );

const encode = (text: string): string => Buffer.from(text).toString('base64');

function read(data: SecretData, name: keyof Serving): Partial<Serving> {
  const text = Buffer.from(data?.[fields[name]] ?? '', 'base64').toString();
  return text === '' ? {} : { [name]: text };
}
