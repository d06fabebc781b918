// In the order in which they run: one installation after the other, so that the chart is upgraded as seldom as can be.
import type { Scenario } from '../scenario.ts';
import { apiServerAway } from './api-server-away.ts';
import { frozenActivator } from './frozen-activator.ts';
import { killedActivator } from './killed-activator.ts';
import { killedInstance } from './killed-instance.ts';
import { racingVersions } from './racing-versions.ts';
import { rollingActivator, rollingActivators } from './rolling-activators.ts';
import { rollingCode } from './rolling-code.ts';
import { silentConnections } from './silent-connections.ts';
import { twoOperators } from './two-operators.ts';

export const scenarios: readonly Scenario[] = [
  rollingCode,
  racingVersions,
  killedInstance,
  silentConnections,
  apiServerAway,
  twoOperators,
  rollingActivator,
  rollingActivators,
  killedActivator,
  frozenActivator,
];
