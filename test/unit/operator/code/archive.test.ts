import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unzipSync } from 'fflate';
import { archiveInline } from '../../../../operator/code/archive.ts';

const files = { 'index.mjs': 'export const handler = () => 1', 'lib/ü.txt': 'grüße', empty: '' };

describe('archiveInline', () => {
  test('is a zip that others can read, with the same names and bytes', () => {
    const entries = unzipSync(archiveInline(files).zip);
    const text = Object.fromEntries(
      Object.entries(entries).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
    );
    assert.deepEqual(text, files);
  });

  test('has the same digest whatever the order of the files', () => {
    const reversed = Object.fromEntries(Object.entries(files).reverse());
    assert.equal(archiveInline(reversed).sha256, archiveInline(files).sha256);
  });

  test('keeps the digest that running systems know', () => {
    assert.equal(archiveInline({ a: 'b' }).sha256, 'ndVC14z+4rKzklTUBc82Dakvf5duGPFZMYZdoIr/Cds=');
  });

  test('another byte is another digest', () => {
    assert.notEqual(archiveInline({ a: 'c' }).sha256, archiveInline({ a: 'b' }).sha256);
  });
});
