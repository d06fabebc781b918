// What holds when something breaks: scenarios of `npm run chaos`, each as short as can be.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { describeFailures } from '../chaos/load/ledger.ts';
import { brokenFacts, describeFact, type Scenario } from '../chaos/scenario.ts';
import { apiServerAway } from '../chaos/scenarios/api-server-away.ts';
import { killedInstance } from '../chaos/scenarios/killed-instance.ts';
import { rollingCode } from '../chaos/scenarios/rolling-code.ts';
import { twoOperators } from '../chaos/scenarios/two-operators.ts';
import { openStageOn, prepare, type OpenStage } from '../chaos/stage.ts';
import { installChart } from '../support/installation.ts';
import { openWorld } from './support/world.ts';

/** Changes the installation, and puts it back. */
describe('under load', () => {
  let stage: OpenStage;
  before(async () => {
    stage = await openStageOn(await openWorld());
  });
  after(async () => {
    stage.close();
    const { cluster, values } = stage.story.world;
    await installChart(cluster, values);
  });

  // With two operators from the first one on: one upgrade for all.
  for (const scenario of [rollingCode, killedInstance, apiServerAway, twoOperators]) {
    test(`${scenario.name}: ${scenario.promise}`, async (t) => {
      await prepare(stage, twoOperators.values);
      await holds(scenario, (line) => t.diagnostic(line));
    });
  }

  async function holds(scenario: Scenario, say: (line: string) => void): Promise<void> {
    const outcome = await scenario.run({ ...stage, say }, 'short');
    say(outcome.facts.map(describeFact).join('; '));
    assert.deepEqual(brokenFacts(outcome).map(describeFact), [], describeFailures(outcome.ledger.failed));
  }
});
