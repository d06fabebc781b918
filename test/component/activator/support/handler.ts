// The part of a real instance that the conformance rows look at: runs a handler's code with its event and context.
import type { Script } from './shim.ts';

interface Module {
  handler: (event: unknown, context: object) => Promise<unknown>;
}

export function scriptOf(code: string): Script {
  const loading = import(`data:text/javascript,${encodeURIComponent(code)}`) as Promise<Module>;
  return async ({ body, requestId, arn, clientContext, logTail }) => {
    const { handler } = await loading;
    const context = {
      awsRequestId: requestId,
      invokedFunctionArn: arn,
      clientContext: clientContext === '' ? undefined : (JSON.parse(clientContext) as unknown),
    };
    const lines = `START RequestId: ${requestId}\na line of mine\nEND RequestId: ${requestId}\nREPORT RequestId: ${requestId}\n`;
    const tail = logTail ? { logTail: lines } : {};
    try {
      const result = await handler(JSON.parse(body.toString()), context);
      return { body: JSON.stringify(result) ?? 'null', ...tail };
    } catch (error) {
      const { name, message, stack } = error as Error;
      const described = { errorType: name, errorMessage: message, trace: stack?.split('\n') };
      return { body: JSON.stringify(described), functionError: 'Unhandled', ...tail };
    }
  };
}
