// The place where scenarios play: a cluster of their own with Pilotlight on it, and a story that all of them share.
import { isDeepStrictEqual } from 'node:util';
import { KubeClient } from '../../operator/kube/client.ts';
import { connect } from '../../operator/kube/connection.ts';
import { bringUp, openStory, type World } from '../e2e/support/world.ts';
import { installChart, type Values } from '../support/installation.ts';
import type { Log } from '../support/start/steps.ts';
import { allowTelling, listenForRuns } from './load/runs.ts';
import type { Stage } from './scenario.ts';

export interface OpenStage extends Omit<Stage, 'say'> {
  /** What the chart was installed with last, besides the images. */
  installed: Values | undefined;
  close(): void;
}

export async function openStage(name: string, log: Log): Promise<OpenStage> {
  const world = await bringUp(name);
  log(world.cluster.server);
  return openStageOn(world);
}

export async function openStageOn(world: World): Promise<OpenStage> {
  const story = await openStory(world);
  const runs = await listenForRuns(world.cluster.hostAddress);
  const client = new KubeClient(await connect({ path: world.cluster.kubeconfig }));
  return { story, runs, client, installed: undefined, close: () => runs.close() };
}

/** Upgrades the installation to what the next scenario wants. */
export async function prepare(stage: OpenStage, values: Values = {}): Promise<void> {
  if (isDeepStrictEqual(stage.installed, values)) return;
  const { cluster, values: images } = stage.story.world;
  stage.installed = undefined;
  await installChart(cluster, [...images, allowTelling(cluster.hostAddress), values]);
  stage.installed = values;
}
