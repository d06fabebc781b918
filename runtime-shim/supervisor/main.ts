// Entry of the supervisor. The spare runtime process starts before anything else is loaded: both boot side by side.
import { systemClock as clock } from './clock.ts';
import { makePlaces } from './code/places.ts';
import { readConfig } from './config.ts';
import { createLogger } from './logger.ts';
import { Logs } from './logs.ts';
import { readFunctionMemoryMb } from './memory.ts';
import { Sandbox } from './sandbox.ts';
import { Shutdown } from './shutdown.ts';

const config = readConfig(process.env, process.argv[1] ?? '');
const { taskRoot, layerRoot, runtimeEntry } = config;
const logger = createLogger(config.logLevel, process.stderr, clock.now);
const logs = new Logs(process.stdout, clock);
makePlaces(config);
const nodeMajor = Number.parseInt(process.versions.node);
const memoryMb = readFunctionMemoryMb();
const sandbox = new Sandbox({ taskRoot, layerRoot, runtimeEntry, memoryMb, nodeMajor }, logs);
const shutdown = new Shutdown({ sandbox, logs, logger, clock });
process.once('SIGTERM', () => void shutdown.run());
sandbox.prewarm();
void import('./serve.ts').then(({ serve }) => serve({ config, sandbox, logs, logger, clock, shutdown }));
