// An ObjectStore in memory, with a clock of its own: for tests of what stands on one. Real ones are tested as one by
// test/component/code/object-store.test.ts.
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import type { FileBody, ObjectStore, StoredObject } from '../../operator/code/store/object-store.ts';

interface Kept {
  readonly content: Buffer;
  readonly storedAtMs: number;
}

export class MemoryObjects implements ObjectStore {
  readonly kept: Map<string, Kept>;
  /** By the store's clock. */
  nowMs = Date.parse('2026-01-01T00:00:00Z');
  /** Runs before each call does anything; a throw is the call's. */
  before: (call: string, key: string) => Promise<void> | void;

  constructor(before: MemoryObjects['before'] = () => undefined, kept = new Map<string, Kept>()) {
    this.before = before;
    this.kept = kept;
  }

  /** The same objects, as another process sees them. */
  asSeenBy(before: MemoryObjects['before']): MemoryObjects {
    const view = new MemoryObjects(before, this.kept);
    view.nowMs = this.nowMs;
    return view;
  }

  keys(prefix = ''): string[] {
    return [...this.kept.keys()].filter((key) => key.startsWith(prefix)).sort();
  }

  text(key: string): string | undefined {
    return this.kept.get(key)?.content.toString();
  }

  set(key: string, content: string | Buffer): void {
    this.kept.set(key, { content: Buffer.from(content), storedAtMs: this.nowMs });
  }

  async get(key: string): Promise<{ body: Readable; size: number } | undefined> {
    await this.before('get', key);
    const content = this.kept.get(key)?.content;
    return content && { body: Readable.from([content]), size: content.length };
  }

  async head(key: string): Promise<StoredObject | undefined> {
    await this.before('head', key);
    const kept = this.kept.get(key);
    return kept && { size: kept.content.length, storedAtMs: kept.storedAtMs };
  }

  async put(key: string, body: Buffer | FileBody): Promise<void> {
    const content = Buffer.isBuffer(body) ? body : readFileSync(body.path);
    await this.before('put', key);
    this.set(key, content);
  }

  async delete(key: string): Promise<void> {
    await this.before('delete', key);
    this.kept.delete(key);
  }

  async *list(prefix: string): AsyncGenerator<StoredObject & { key: string }> {
    await this.before('list', prefix);
    for (const key of this.keys(prefix)) {
      const kept = this.kept.get(key);
      if (kept !== undefined) yield { key, size: kept.content.length, storedAtMs: kept.storedAtMs };
    }
  }
}
