// Settings come from the environment, each with its type, default and bounds. All mistakes are told at once, before anything
// starts.

export type Environment = Readonly<Record<string, string | undefined>>;

export interface IntegerOptions {
  fallback: number;
  min: number;
  max: number;
}

export class ConfigError extends Error {
  constructor(mistakes: readonly string[]) {
    super(`the configuration has mistakes: ${mistakes.join('; ')}`);
    this.name = 'ConfigError';
  }
}

export class SettingsReader {
  readonly mistakes: string[] = [];
  readonly #environment: Environment;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  text(name: string, fallback: string): string {
    return this.#environment[name] || fallback;
  }

  integer(name: string, { fallback, min, max }: IntegerOptions): number {
    return this.optionalInteger(name, { min, max }) ?? fallback;
  }

  /** undefined where it is not set. */
  optionalInteger(name: string, { min, max }: Omit<IntegerOptions, 'fallback'>): number | undefined {
    const text = this.#environment[name];
    if (text === undefined || text === '') return undefined;
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    return this.#mistake(`${name} must be a whole number from ${min} to ${max}, not '${text}'`, undefined);
  }

  oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
    const text = this.text(name, fallback);
    const value = allowed.find((candidate) => candidate === text);
    return value ?? this.#mistake(`${name} must be one of ${allowed.join(', ')}, not '${text}'`, fallback);
  }

  /** A size as Kubernetes writes them, such as 512Mi or 10Gi. */
  bytes(name: string, fallback: string): number {
    const value = parseBytes(this.text(name, fallback));
    return value ?? this.#mistake(`${name} must be a size such as 512Mi or 10Gi, not '${this.text(name, '')}'`, 0);
  }

  /** As new URL() takes it; empty only where the fallback is. */
  url(name: string, fallback: string): string {
    const text = this.text(name, fallback);
    if (text === '' || URL.canParse(text)) return text;
    return this.#mistake(`${name} must be an address such as http://host:port, not '${text}'`, fallback);
  }

  /** Pairs namespace:name, with commas between them, as the names of users that they are. */
  serviceAccounts(name: string): readonly string[] {
    const text = this.text(name, '');
    const pairs = text.split(',').filter((pair) => pair !== '');
    if (pairs.length > 0 && pairs.every((pair) => /^[a-z0-9-]+:[a-z0-9.-]+$/.test(pair)))
      return pairs.map((pair) => `system:serviceaccount:${pair}`);
    return this.#mistake(
      `${name} must be ServiceAccounts as namespace:name with commas between them, not '${text}'`,
      [],
    );
  }

  /** With commas between them; `mistakeOf` says what is wrong with one. */
  list(name: string, mistakeOf: (entry: string) => string | undefined): readonly string[] {
    const entries = this.text(name, '')
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '');
    for (const entry of entries) {
      const mistake = mistakeOf(entry);
      if (mistake !== undefined) this.#mistake(`${name}: ${mistake}`, undefined);
    }
    return entries;
  }

  /** A JSON object of texts. */
  textMap(name: string): Readonly<Record<string, string>> {
    const text = this.#environment[name] ?? '{}';
    try {
      const value: unknown = JSON.parse(text);
      const isMap =
        typeof value === 'object' &&
        value !== null &&
        Object.values(value).every((member) => typeof member === 'string');
      if (isMap) return Object.freeze(value as Record<string, string>);
    } catch {
      // Told below, with what was found.
    }
    return this.#mistake(`${name} must be a JSON object of texts, not '${text}'`, {});
  }

  /** A JSON array of objects, whose members the API server judges; undefined when it is not set. */
  objects<T extends object>(name: string): readonly T[] | undefined {
    const text = this.#environment[name];
    if (text === undefined || text === '') return undefined;
    try {
      const value: unknown = JSON.parse(text);
      if (Array.isArray(value) && value.every((member) => typeof member === 'object' && member !== null))
        return Object.freeze(value as T[]);
    } catch {
      // Told below, with what was found.
    }
    return this.#mistake(`${name} must be a JSON array of objects, not '${text}'`, undefined);
  }

  #mistake<T>(text: string, fallback: T): T {
    this.mistakes.push(text);
    return fallback;
  }
}

const UNITS = ['', 'Ki', 'Mi', 'Gi', 'Ti'];

function parseBytes(text: string): number | undefined {
  const [, number, unit = ''] = /^([1-9]\d{0,11})(Ki|Mi|Gi|Ti)?$/.exec(text) ?? [];
  return number === undefined ? undefined : Number(number) * 1024 ** UNITS.indexOf(unit);
}

export function readSettings<T extends object>(
  environment: Environment,
  read: (reader: SettingsReader) => T,
): Readonly<T> {
  const reader = new SettingsReader(environment);
  const settings = read(reader);
  if (reader.mistakes.length > 0) throw new ConfigError(reader.mistakes);
  return Object.freeze(settings);
}
