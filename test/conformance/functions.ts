// The functions that the conformance rows call. Their code runs in a real instance, or in a scripted one of a component test.

export const conformanceFunctions = {
  echo: `export const handler = async (event, context) => ({
  event, requestId: context.awsRequestId, arn: context.invokedFunctionArn, clientContext: context.clientContext ?? null });`,
  nothing: `export const handler = async () => {};`,
  fails: `export const handler = async () => { throw new TypeError('boom'); };`,
  says: `export const handler = async () => { console.log('a line of mine'); return 1; };`,
} as const;

export type ConformanceFunction = keyof typeof conformanceFunctions;
