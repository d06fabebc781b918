// The control plane's table of contents.
import type { Controller } from '../reconcile/controller.ts';
import { makeFunctionController } from './function/controller.ts';
import type { FunctionDeps } from './function/context.ts';

export const makeControllers = (deps: FunctionDeps): Controller[] => [makeFunctionController(deps)];
