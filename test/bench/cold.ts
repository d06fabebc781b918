// Cold starts: ours from the request to the answer, beside both floors, in turns.
import type { KubeClient } from '../../operator/kube/client.ts';
import { invoke } from '../support/invoke.ts';
import { applyReady, untilNoPods, type Story } from '../e2e/support/world.ts';
import { createPlain, timePlainStart } from './plain.ts';
import { summarize, type Summary } from './statistics.ts';

const ROUNDS = 20;

export interface ColdResult {
  lean: Summary;
  common: Summary;
  ours: Summary;
}

export async function measureCold(client: KubeClient, story: Story, serverImage: string): Promise<ColdResult> {
  await createPlain(client, { name: 'lean', image: serverImage, tokenVolume: false });
  await createPlain(client, { name: 'common', image: serverImage, tokenVolume: true });
  await applyReady(story, 'cold', 'export const handler = async () => "hello";', { idleTimeout: 1 });
  const times: Record<keyof ColdResult, number[]> = { lean: [], common: [], ours: [] };
  for (let round = -1; round < ROUNDS; round++) {
    const lean = await timePlainStart(client, 'lean');
    const ours = await timeOurs(story);
    const common = await timePlainStart(client, 'common');
    // The first round warms page caches and connections of all three.
    if (round < 0) continue;
    times.lean.push(lean);
    times.ours.push(ours);
    times.common.push(common);
  }
  return { lean: summarize(times.lean), common: summarize(times.common), ours: summarize(times.ours) };
}

async function timeOurs(story: Story): Promise<number> {
  const { status, body, durationMs } = await invoke(story.target, 'cold');
  if (status !== 200) throw new Error(`cold answered ${status}: ${body}`);
  await untilNoPods(story);
  return durationMs;
}
