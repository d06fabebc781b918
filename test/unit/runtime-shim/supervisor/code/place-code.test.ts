import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { archiveInline } from '../../../../../operator/code/archive.ts';
import type { Assign } from '../../../../../runtime-shim/proto/index.ts';
import { readAssignment } from '../../../../../runtime-shim/supervisor/assignment.ts';
import { systemClock as clock } from '../../../../../runtime-shim/supervisor/clock.ts';
import { CodeError, placeCode } from '../../../../../runtime-shim/supervisor/code/place-code.ts';
import { rehearse } from '../../../../../runtime-shim/supervisor/code/rehearse.ts';
import { makePlaces } from '../../../../../runtime-shim/supervisor/code/places.ts';
import { buildZip } from '../../../../fixtures/archives/build.ts';

const sign = (zip: Uint8Array) => ({ zip, sha256: createHash('sha256').update(zip).digest('base64') });

async function withPlaces(
  test: (place: (assign: Assign) => Promise<void>, above: string) => Promise<void>,
): Promise<void> {
  const above = mkdtempSync(join(tmpdir(), 'code-'));
  const places = { taskRoot: join(above, 'task'), layerRoot: join(above, 'opt') };
  const server = { address: '127.0.0.1:1', trust: () => '' };
  makePlaces(places);
  try {
    await test((assign) => placeCode(readAssignment(assign), { ...places, clock, server, limitMs: 300 }), above);
  } finally {
    rmSync(above, { recursive: true, force: true });
  }
}

it('the reader is rehearsed with a package that is one', async () => {
  assert.deepEqual(await rehearse(), { files: 1, unzippedBytes: 1 });
});

describe('placeCode', () => {
  it('puts code and layers in their places, the later layer over the earlier', async () => {
    await withPlaces(async (place, above) => {
      const layers = [{ a: '1', b: '1' }, { b: '2' }].map(archiveInline);
      await place({ code: archiveInline({ 'index.js': 'code' }), layers });
      assert.equal(readFileSync(join(above, 'task/index.js'), 'utf8'), 'code');
      assert.deepEqual(
        ['a', 'b'].map((name) => readFileSync(join(above, 'opt', name), 'utf8')),
        ['1', '2'],
      );
    });
  });

  it('leaves nothing to write to, also where there are no layers', async () => {
    await withPlaces(async (place, above) => {
      await place({ code: archiveInline({ 'index.js': '' }) });
      for (const folder of ['task', 'opt', 'opt/lib'])
        assert.equal(statSync(join(above, folder)).mode & 0o222, 0, folder);
    });
  });

  it('leaves no folder in the task root that the package does not have', async () => {
    await withPlaces(async (place, above) => {
      assert.ok(existsSync(join(above, 'task/lib')) && existsSync(join(above, 'opt/lib')));
      await place({ code: archiveInline({ 'index.js': '' }) });
      assert.deepEqual(readdirSync(join(above, 'task')), ['index.js']);
    });
  });

  it('refuses other bytes than announced', async () => {
    await withPlaces(async (place) => {
      const code = { zip: archiveInline({ 'a.js': '' }).zip, sha256: 'AAAA' };
      await assert.rejects(place({ code }), /has SHA-256 .* expected AAAA/);
    });
  });

  it("refuses what is not a zip, as the user's", async () => {
    await withPlaces(async (place) => {
      await assert.rejects(place({ code: sign(Buffer.from('not a zip')) }), CodeError);
    });
  });

  it('counts code and layers together', async () => {
    await withPlaces(async (place) => {
      const big = Buffer.alloc(131_072_000);
      const half = sign(buildZip([{ name: 'half', content: big }]));
      const more = sign(buildZip([{ name: 'more', content: 'x' }]));
      await assert.rejects(place({ code: more, layers: [half, half] }), {
        name: 'Runtime.InvalidCode',
        message: /1 bytes unzipped, at most 0/,
      });
    });
  });

  it("says that it is not the user's fault when nobody has the code", async () => {
    await withPlaces(async (place) => {
      const code = { sha256: 'AAAA', size: 1, token: 't' };
      const layers = [{ sha256: 'BBBB', size: 1, token: 't' }];
      await assert.rejects(place({ code, layers }), {
        name: 'CodeUnavailableError',
        message: /^the code with SHA-256 BBBB could not be fetched: connect ECONNREFUSED/,
      });
    });
  });
});
