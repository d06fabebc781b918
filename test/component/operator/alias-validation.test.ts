import assert from 'node:assert/strict';
import { test } from 'node:test';
import { API_VERSION } from '../../../operator/api/names.ts';
import { aliases } from '../../../operator/kube/resources.ts';
import { describeRefusals, type BadRow, type GoodRow } from './support/refusals.ts';

const named = (aliasName: string) => ({ name: `checkout.${aliasName}`, spec: { aliasName } });
const to = (functionVersion: unknown) => ({ spec: { functionVersion } });
const shares = (...weights: [version: unknown, weight: unknown][]) => ({
  routingConfig: {
    additionalVersionWeights: weights.map(([functionVersion, functionWeight]) => ({ functionVersion, functionWeight })),
  },
});

const rollout = (fields: object) => ({ spec: { functionVersion: '$LATEST.PUBLISHED', rollout: fields } });

const NAME = /metadata\.name must be <functionName>\.<aliasName>, in lower case and with - for _, as in checkout\.live/;
const FUNCTION = /spec\.functionName must be the name of a Function: at most 53 lower-case/;
const ALIAS = /spec\.aliasName must be letters, digits, - and _, a letter or digit at both ends, and not digits alone/;
const VERSION = /spec\.functionVersion must be the number of a version, \$LATEST or \$LATEST\.PUBLISHED/;
const WEIGHTS = /spec\.routingConfig\.additionalVersionWeights\[0\]/;
const and = (field: RegExp, rest: RegExp) => new RegExp(`${field.source}.*${rest.source}`);

const bad: BadRow[] = [
  { why: 'a name of another alias', name: 'checkout.blue', says: NAME },
  { why: 'a name of another function', name: 'cart.live', says: NAME },
  { why: 'a name without the function', name: 'live', says: NAME },
  { why: 'a name that keeps neither case nor _', name: 'checkout.live-2', spec: { aliasName: 'Live' }, says: NAME },
  { why: 'no function', spec: { functionName: undefined }, says: /spec\.functionName: Required/ },
  { why: 'a function in capitals', spec: { functionName: 'Checkout' }, says: FUNCTION },
  { why: 'a function with a qualifier', spec: { functionName: 'checkout:1' }, says: FUNCTION },
  {
    why: 'a function name of 54 characters',
    spec: { functionName: 'f'.repeat(54) },
    says: /spec\.functionName: Too long: may not be more than 53/,
  },
  { why: 'no alias name', spec: { aliasName: undefined }, says: /spec\.aliasName: Required/ },
  { why: 'an empty alias name', spec: { aliasName: '' }, says: ALIAS },
  { why: 'an alias of digits alone', ...named('2024'), says: ALIAS },
  { why: 'an alias with a dot', ...named('v1.2'), says: ALIAS },
  { why: 'an alias with a space', name: 'checkout.live', spec: { aliasName: 'li ve' }, says: ALIAS },
  { why: 'the alias $LATEST', name: 'checkout.live', spec: { aliasName: '$LATEST' }, says: ALIAS },
  { why: 'an alias that begins with _', name: 'checkout.live', spec: { aliasName: '_live' }, says: ALIAS },
  { why: 'an alias that ends in -', name: 'checkout.live', spec: { aliasName: 'live-' }, says: ALIAS },
  { why: 'an alias of letters beyond ASCII', name: 'checkout.live', spec: { aliasName: 'über' }, says: ALIAS },
  {
    why: 'an alias of 64 characters',
    ...named('a'.repeat(64)),
    says: /spec\.aliasName: Too long: may not be more than 63/,
  },
  { why: 'no version', ...to(undefined), says: /spec\.functionVersion: Required/ },
  { why: 'a version that is a number, not text', ...to(3), says: /spec\.functionVersion.*string/ },
  { why: 'version 0', ...to('0'), says: VERSION },
  { why: 'a version with zeros before it', ...to('03'), says: VERSION },
  { why: 'a version below 0', ...to('-1'), says: VERSION },
  { why: 'a version of ten digits', ...to('1000000000'), says: VERSION },
  { why: 'an empty version', ...to(''), says: VERSION },
  { why: 'an alias of an alias', ...to('blue'), says: VERSION },
  { why: '$latest in small letters', ...to('$latest'), says: VERSION },
  {
    why: 'a version of 18 characters',
    ...to('$LATEST.PUBLISHED1'),
    says: /spec\.functionVersion: Too long: may not be more than 17/,
  },
  {
    why: 'two more versions',
    spec: shares(['4', 0.1], ['5', 0.1]),
    says: /Number of items in AdditionalVersionWeights cannot be greater than 1/,
  },
  {
    why: 'the same version twice',
    spec: shares(['3', 0.1]),
    says: /Invalid function version 3\. Function version 3 is already included in routing configuration\./,
  },
  {
    why: '$LATEST with a second version',
    spec: { functionVersion: '$LATEST', ...shares(['4', 0.1]) },
    says: /\$LATEST is not supported for an alias pointing to more than 1 version/,
  },
  {
    why: '$LATEST.PUBLISHED with a second version',
    spec: { functionVersion: '$LATEST.PUBLISHED', ...shares(['4', 0.1]) },
    says: /spec\.routingConfig: an alias of \$LATEST\.PUBLISHED chooses its versions by itself/,
  },
  {
    why: '$LATEST as the second version',
    spec: shares(['$LATEST', 0.1]),
    says: and(WEIGHTS, /functionVersion.*should match '\^\[1-9\]/),
  },
  {
    why: 'an alias as the second version',
    spec: shares(['blue', 0.1]),
    says: and(WEIGHTS, /functionVersion.*should match '\^\[1-9\]/),
  },
  {
    why: 'a second version without a share',
    spec: shares(['4', undefined]),
    says: and(WEIGHTS, /functionWeight: Required/),
  },
  { why: 'a share of nobody', spec: shares([undefined, 0.1]), says: and(WEIGHTS, /functionVersion: Required/) },
  {
    why: 'a share below 0',
    spec: shares(['4', -0.1]),
    says: and(WEIGHTS, /functionWeight.*greater than or equal to 0/),
  },
  { why: 'a share above 1', spec: shares(['4', 1.1]), says: and(WEIGHTS, /functionWeight.*less than or equal to 1/) },
  {
    why: 'a share in per cent',
    spec: shares(['4', 10]),
    says: and(WEIGHTS, /functionWeight.*less than or equal to 1/),
  },
  { why: 'a share that is text', spec: shares(['4', '0.1']), says: and(WEIGHTS, /functionWeight.*number/) },
  {
    why: "weights as Lambda's API has them",
    spec: { routingConfig: { additionalVersionWeights: { 4: 0.1 } } },
    says: /unknown field "spec\.routingConfig\.additionalVersionWeights\.4"/,
  },
  {
    why: 'a description of 257 characters',
    spec: { description: 'd'.repeat(257) },
    says: /spec\.description: Too long: may not be more than 256/,
  },
  { why: 'a field that it has not', spec: { version: '3' }, says: /unknown field "spec\.version"/ },
  {
    why: 'a rollout to a number',
    spec: { rollout: { type: 'AllAtOnce' } },
    says: /spec\.rollout: only an alias of \$LATEST\.PUBLISHED rolls out/,
  },
  { why: 'a rollout without steps', ...rollout({}), says: /exactly one of type and steps is required/ },
  {
    why: 'a rollout of a type and of steps',
    ...rollout({ type: 'AllAtOnce', steps: [{ weight: 0.5, pause: 1 }] }),
    says: /exactly one of type and steps is required/,
  },
  {
    why: 'a rollout of no type of CodeDeploy',
    ...rollout({ type: 'Canary10Percent7Minutes' }),
    says: /spec\.rollout\.type: Unsupported value/,
  },
  { why: 'no step', ...rollout({ steps: [] }), says: /spec\.rollout\.steps.*should have at least 1 items/ },
  {
    why: '21 steps',
    ...rollout({ steps: Array.from({ length: 21 }, (_, at) => ({ weight: (at + 1) / 21, pause: 1 })) }),
    says: /spec\.rollout\.steps: Too many: 21: must have at most 20 items/,
  },
  { why: 'a step of nothing', ...rollout({ steps: [{ weight: 0, pause: 1 }] }), says: /a weight must be above 0\.0/ },
  {
    why: 'a step of more than all',
    ...rollout({ steps: [{ weight: 1.1, pause: 1 }] }),
    says: /weight.*less than or equal to 1/,
  },
  { why: 'a step without a pause', ...rollout({ steps: [{ weight: 0.5 }] }), says: /pause: Required/ },
  {
    why: 'a step of more than a day',
    ...rollout({ steps: [{ weight: 0.5, pause: 86_401 }] }),
    says: /pause.*less than or equal to 86400/,
  },
  ...[
    [0.5, 0.2],
    [0.2, 0.2],
  ].map((weights) => ({
    why: `steps of ${weights.join(', ')}`,
    ...rollout({ steps: weights.map((weight) => ({ weight, pause: 1 })) }),
    says: /each weight must be above the one before it/,
  })),
  {
    why: 'an end without a limit',
    ...rollout({ type: 'AllAtOnce', abort: { minimumInvocations: 5 } }),
    says: /spec\.rollout\.abort: errorRate or p99Milliseconds is required/,
  },
  {
    why: 'an error rate in per cent',
    ...rollout({ type: 'AllAtOnce', abort: { errorRate: 5 } }),
    says: /errorRate.*less than or equal to 1/,
  },
  {
    why: 'a p99 of nothing',
    ...rollout({ type: 'AllAtOnce', abort: { p99Milliseconds: 0 } }),
    says: /p99Milliseconds.*greater than or equal to 1/,
  },
];

const good: GoodRow[] = [
  { why: 'nothing but what is required' },
  { why: '$LATEST', ...to('$LATEST') },
  { why: '$LATEST.PUBLISHED', ...to('$LATEST.PUBLISHED') },
  { why: 'the highest number', ...to('999999999') },
  { why: 'a second version', spec: shares(['4', 0.1]) },
  { why: 'a second version that gets nothing', spec: shares(['4', 0]) },
  { why: 'a second version that gets all', spec: shares(['4', 1]) },
  { why: 'no second version, in many words', spec: { functionVersion: '$LATEST', ...shares() } },
  { why: 'an empty routing configuration', spec: { routingConfig: {} } },
  { why: 'a rollout by its name', ...rollout({ type: 'Linear10PercentEvery1Minute' }) },
  {
    why: 'a rollout in all its words',
    ...rollout({
      steps: [
        { weight: 0.05, pause: 0 },
        { weight: 1, pause: 86_400 },
      ],
      abort: { errorRate: 0, p99Milliseconds: 250, minimumInvocations: 1 },
      paused: true,
    }),
  },
  { why: 'a date, which is not digits alone', ...named('2024-01-02') },
  { why: 'a name of one letter', ...named('v') },
  { why: 'capitals and _', name: 'checkout.blue-green', spec: { aliasName: 'Blue_GREEN' } },
  {
    why: 'all that can be said',
    name: `${'f'.repeat(53)}.${'a'.repeat(63)}`,
    spec: {
      functionName: 'f'.repeat(53),
      aliasName: 'A'.repeat(63),
      description: 'What customers call',
      ...shares(['999999999', 0.25]),
    },
  },
];

describeRefusals({
  manifest: {
    apiVersion: API_VERSION,
    kind: 'Alias',
    metadata: { name: 'checkout.live' },
    spec: { functionName: 'checkout', aliasName: 'live', functionVersion: '3' },
  },
  bad,
  good,
  more: (apply, opened) => {
    test('another function or spelling of one that is there, and no other change', async () => {
      assert.equal((await apply({ why: 'first' })).code, 0);
      const spelled = await apply({ why: 'spelled otherwise', spec: { aliasName: 'Live' } });
      assert.notEqual(spelled.code, 0);
      assert.match(spelled.stderr, /spec\.functionName and spec\.aliasName never change: make another Alias/);
      for (const spec of [
        { functionVersion: '4' },
        { functionVersion: '4', ...shares(['5', 0.5]) },
        { functionVersion: '$LATEST', description: 'moved' },
      ]) {
        const { code, stderr } = await apply({ why: 'pointed elsewhere', spec });
        assert.equal(code, 0, stderr);
      }
      const { world, namespace } = opened();
      const { spec } = await world.client.get(aliases, { namespace, name: 'checkout.live' });
      assert.equal(spec.functionVersion, '$LATEST');
      assert.equal(spec.routingConfig, undefined, 'weights that Git no longer has are gone');
    });
  },
});
