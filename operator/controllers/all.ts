// The control plane's table of contents.
import type { Controller } from '../reconcile/controller.ts';
import { makeFunctionController } from './function/controller.ts';
import type { FunctionDeps } from './function/context.ts';
import { makeLayerController } from './layer/controller.ts';
import type { LayerDeps } from './layer/context.ts';

export const makeControllers = (deps: FunctionDeps & LayerDeps): Controller[] => [
  makeLayerController(deps),
  makeFunctionController(deps),
];
