// Whatever a caller writes as a path or in Lambda's headers: an answer, or a failure that can be sent.
import assert from 'node:assert/strict';
import { writeHead } from '../../../operator/activator/http/write-head.ts';
import { answerOf } from '../../../operator/activator/respond.ts';
import { parseOptions } from '../../../operator/activator/steps/parse-options.ts';
import { parseTarget } from '../../../operator/activator/steps/parse-target.ts';
import { PilotlightError } from '../../../operator/api/errors.ts';
import { mutate } from '../mutate.ts';
import type { Random } from '../random.ts';
import { expectOnly, type FuzzTarget } from '../target.ts';

const ALPHABET = 'ab9AZ-_.:$/%?#&=+ \\\0\n\té🔥"\'<>{}';
const LETTERS = 'abcXYZ019-_';
const pieces = [
  ...['%00', '%2F', '%2f', '%252F', '%', '%zz', '%FF', '%C0%AE', '..', '.', '//', ':', '::', '$LATEST', '$latest'],
  ...['arn:aws:lambda:local:123456789012:function:', '123456789012:function:', 'function:', '?Qualifier=', '?', '#'],
  ...['/namespaces/', 'shop', 'http://a', '/invocations', '/2015-03-31/functions/', '__proto__', 'constructor'],
];

const changed = (text: string, random: Random): string => {
  if (random.chance(0.3)) return text;
  if (random.chance(0.3)) return mutate(Buffer.from(text), random).toString('latin1');
  const at = random.below(text.length + 1);
  const more = random.chance(0.5) ? random.pick(pieces) : random.text(ALPHABET, 1 + random.few(300));
  return text.slice(0, at) + more + text.slice(at + random.few(5));
};

function assertSendable(error: Error): void {
  assert.ok(error instanceof PilotlightError);
  assert.equal(error.failure.fault, 'User', error.message);
  const answer = answerOf(error);
  writeHead(answer, false, 75);
  const [text] = answer.body;
  JSON.parse(Buffer.from(text ?? []).toString());
  assert.ok((text?.length ?? 0) < 5000, 'an answer as long as the question');
}

interface Named {
  name: string;
  qualifier: string | undefined;
  account: string | undefined;
  region: string | undefined;
  namespace: string | undefined;
}

function makeNamed(random: Random): Named {
  const qualifiers = [undefined, '$LATEST', '$LATEST.PUBLISHED', String(random.below(1000)), random.text(LETTERS, 5)];
  const account = random.chance(0.5) ? random.text('0123456789', 12) : undefined;
  return {
    name: random.text(LETTERS, 1 + random.below(64)),
    qualifier: random.pick(qualifiers),
    account,
    region: account !== undefined && random.chance(0.5) ? random.pick(['local', 'eu-west-1']) : undefined,
    namespace: random.chance(0.3) ? random.text('ab1', 1 + random.below(20)) : undefined,
  };
}

function urlOf({ name, qualifier, account, region, namespace }: Named, random: Random): string {
  const prefix = account === undefined ? random.pick(['', 'function:']) : `${account}:function:`;
  const arn = region === undefined ? '' : `arn:aws:lambda:${region}:`;
  const inName = qualifier !== undefined && random.chance(0.5);
  const named = arn + prefix + name + (inName ? `:${qualifier}` : '');
  const query = qualifier === undefined || inName ? '' : `?Qualifier=${encodeURIComponent(qualifier)}`;
  const place = namespace === undefined ? '' : `/namespaces/${namespace}`;
  const encoded = random.chance(0.5) ? encodeURIComponent(named) : named;
  return `${random.pick(['', '', 'http://a:80'])}${place}/2015-03-31/functions/${encoded}/invocations${query}`;
}

export const parseTargetFuzz: FuzzTarget = {
  name: 'parse-target',
  run(random, input) {
    const named = makeNamed(random);
    const url = urlOf(named, random);
    input(url);
    assert.deepEqual(parseTarget({ method: 'POST', url }), named);
    const odd = { method: random.pick(['POST', 'GET', 'x']), url: changed(changed(url, random), random) };
    input(odd);
    const result = expectOnly([PilotlightError], () => parseTarget(odd));
    if (result instanceof Error) return assertSendable(result);
    assert.match(result.name, /^[a-zA-Z0-9-_]{1,64}$/);
    assert.match(result.qualifier ?? '1', /^(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]{1,128})$/);
    assert.match(result.namespace ?? 'n', /^[a-z0-9-]{1,63}$/);
    assert.match(result.account ?? '123456789012', /^\d{12}$/);
    assert.match(result.region ?? 'r', /^[a-z0-9-]+$/);
  },
};

const contexts = [
  '{"custom":{"k":"v"}}',
  '{}',
  '[1]',
  'null',
  '{"a":"é🔥"}',
  '"text"',
  '{"a":',
  `{"a":"${'x'.repeat(2670)}"}`,
];

export const parseOptionsFuzz: FuzzTarget = {
  name: 'parse-options',
  run(random, input) {
    const context = Buffer.from(changed(random.pick(contexts), random)).toString(random.pick(['base64', 'base64url']));
    const candidates: Record<string, string | string[] | undefined> = {
      'x-amz-invocation-type': changed(random.pick(['RequestResponse', 'DryRun', 'Event']), random),
      'x-amz-log-type': changed(random.pick(['Tail', 'None']), random),
      'x-amz-client-context': random.chance(0.7) ? context : changed(context, random),
      'x-amzn-trace-id': random.pick(['Root=1', '', random.text(LETTERS, 200)]),
    };
    const headers = Object.fromEntries(Object.entries(candidates).filter(() => random.chance(0.5)));
    input(headers);
    const result = expectOnly([PilotlightError], () => parseOptions({ headers }));
    if (result instanceof Error) return assertSendable(result);
    if (result.clientContext === '') return;
    const value: unknown = JSON.parse(result.clientContext);
    assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value));
    const again = Buffer.from(result.clientContext).toString('base64').replace(/=+$/, '');
    const sent = String(headers['x-amz-client-context']).replace(/=+$/, '');
    assert.deepEqual(Buffer.from(sent, 'base64'), Buffer.from(again, 'base64'));
  },
};
