// For whoever runs inline code and nothing else.
import type { Code, CodeWorker } from '../../operator/activator/code/code.ts';
import { PilotlightError } from '../../operator/api/errors.ts';

const refuse = (): Promise<never> => Promise.reject(new PilotlightError('CodeUnavailable', 'There are no packages.'));

export type CodeAndUploads = Code & Pick<CodeWorker, 'keep'>;

export const noCode: CodeAndUploads = {
  address: '',
  load: refuse,
  prepare: refuse,
  prepareAhead: () => undefined,
  issue: () => '',
  keep: refuse,
};
