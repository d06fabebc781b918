// HTTP in and out: gives each request an id, runs the pipeline, sends the answer, counts it.
import { randomUUID } from 'node:crypto';
import { PilotlightError } from '../api/errors.ts';
import { field } from '../observe/log.ts';
import type { Metrics } from '../observe/metrics.ts';
import type { Answer, Call, PipelineDeps } from './context.ts';
import { isWhole, type Reply, type Request } from './http/exchange.ts';
import { listen, type HttpServer } from './http/listen.ts';
import { handle } from './pipeline.ts';
import { answerOf } from './respond.ts';
import { parseUpload } from './upload/parse-upload.ts';
import { takeUpload } from './upload/take-upload.ts';

export type { HttpServer } from './http/listen.ts';

export function startHttpServer(port: number, deps: PipelineDeps, metrics: Metrics): Promise<HttpServer> {
  return listen(port, {
    outbox: deps.outbox,
    serve: (request, reply) => void serve(request, reply, deps, metrics),
    refuse: (failure) => {
      const requestId = randomUUID();
      return complete(answerToFailure(requestId, failure, deps, metrics), requestId);
    },
  });
}

async function serve(request: Request, reply: Reply, deps: PipelineDeps, metrics: Metrics): Promise<void> {
  const requestId = randomUUID();
  const call: Call = { request, requestId, receivedAtMs: deps.clock.monotonicMs(), caller: reply, figures: undefined };
  let answer: Answer;
  try {
    const upload = parseUpload(request.head);
    answer = await (upload === undefined ? handle(call, deps) : takeUpload(call, upload, deps));
  } catch (caught) {
    answer = answerToFailure(requestId, PilotlightError.from(caught), deps, metrics);
  }
  // What is still on its way is read no further, and a stopping process keeps no connection.
  reply.send(complete(answer, requestId), !isWhole(request) || deps.isStopping());
}

function complete(answer: Answer, requestId: string): Answer {
  answer.headers['x-amzn-RequestId'] = requestId;
  answer.headers['Content-Length'] = sumLengths(answer.body);
  return answer;
}

function answerToFailure(requestId: string, error: PilotlightError, { log }: PipelineDeps, metrics: Metrics): Answer {
  const { fault, status } = error.failure;
  const fields = { [field.requestId]: requestId, [field.code]: error.code, [field.status]: status };
  const cause = error.cause === undefined ? {} : { [field.error]: error.cause };
  if (fault === 'Service') log.error(error.message, { ...fields, ...cause });
  else if (log.isDebug) log.debug(error.message, fields);
  metrics.refusals.inc({ code: error.code });
  return answerOf(error);
}

const sumLengths = (parts: readonly Uint8Array[]): number => parts.reduce((sum, part) => sum + part.length, 0);
