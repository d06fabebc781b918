// A histogram that counts in plain numbers: prom-client's own costs a lookup by label and a search on every observation, and
// has no way to take in what was counted elsewhere. It looks like prom-client's to whoever scrapes.
import type { Metric, Registry } from 'prom-client';

type Labels = Readonly<Record<string, string>>;

export interface CountedHistogramOptions {
  name: string;
  help: string;
  labelNames: readonly string[];
  /** Upper bounds, rising. */
  buckets: readonly number[];
  registers: readonly Registry[];
}

/** One set of labels. */
export class Series {
  readonly labels: Labels;
  readonly counts: number[];
  readonly #buckets: readonly number[];
  sum = 0;

  constructor(labels: Labels, buckets: readonly number[]) {
    this.labels = labels;
    this.#buckets = buckets;
    this.counts = new Array<number>(buckets.length + 1).fill(0);
  }

  observe(value: number): void {
    let at = 0;
    while (value > (this.#buckets[at] ?? Infinity)) at++;
    this.counts[at] = (this.counts[at] ?? 0) + 1;
    this.sum += value;
  }
}

export class CountedHistogram {
  readonly #options: CountedHistogramOptions;
  readonly #series = new Set<Series>();

  constructor(options: CountedHistogramOptions) {
    this.#options = options;
    const { name, help, labelNames, buckets: upperBounds } = options;
    const metric = { name, help, labelNames, upperBounds, type: 'histogram', get: () => this.#read() };
    // The registry asks for no more than this of a metric; its type asks for a whole class.
    for (const registry of options.registers) registry.registerMetric(metric as unknown as Metric);
  }

  open(labels: Labels): Series {
    const series = new Series(labels, this.#options.buckets);
    this.#series.add(series);
    return series;
  }

  close(series: Series): void {
    this.#series.delete(series);
  }

  #read(): object {
    const { name, help } = this.#options;
    const values = [...this.#series].flatMap((series) => this.#valuesOf(series));
    return { name, help, type: 'histogram', aggregator: 'sum', values };
  }

  #valuesOf({ labels, counts, sum }: Series): object[] {
    const { name, buckets } = this.#options;
    let total = 0;
    const cumulative = counts.map((count, at) => {
      total += count;
      return { metricName: `${name}_bucket`, labels: { le: buckets[at] ?? '+Inf', ...labels }, value: total };
    });
    return [
      ...cumulative,
      { metricName: `${name}_sum`, labels, value: sum },
      { metricName: `${name}_count`, labels, value: total },
    ];
  }
}
