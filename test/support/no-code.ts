// For whoever runs inline code and nothing else.
import type { Code } from '../../operator/activator/code/code.ts';
import { PilotlightError } from '../../operator/api/errors.ts';

const refuse = (): Promise<never> => Promise.reject(new PilotlightError('CodeUnavailable', 'There are no packages.'));

export const noCode: Code = { port: 0, load: refuse, prepare: refuse, prepareAhead: () => undefined, issue: () => '' };
