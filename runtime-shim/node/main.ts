// Entry of the runtime process: it runs user code, and the supervisor may kill it at any time.
import { Channel } from './channel.ts';
import { LambdaConsole } from './console.ts';
import { traceEnvironment } from './environment.ts';
import { Runtime } from './runtime.ts';
import { blockOnWrite } from './stdio.ts';

blockOnWrite(process.stdout);
blockOnWrite(process.stderr);
const lambdaConsole = new LambdaConsole(process.stdout);
lambdaConsole.patch(console);
const channel = new Channel();
const traced = traceEnvironment(process.env);
process.env = traced.env;
const runtime = new Runtime(channel, lambdaConsole, traced);
channel.open((message, body) => void runtime.handle(message, body));
