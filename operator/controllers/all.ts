// The control plane's table of contents.
import type { Controller } from '../reconcile/controller.ts';
import type { AliasDeps } from './alias/context.ts';
import { makeAliasController } from './alias/controller.ts';
import type { FunctionDeps } from './function/context.ts';
import { makeFunctionController } from './function/controller.ts';
import type { LayerDeps } from './layer/context.ts';
import { makeLayerController } from './layer/controller.ts';
import type { VersionDeps } from './version/context.ts';
import { makeVersionController } from './version/controller.ts';

/** What each of them needs. */
export type ControllerDeps = FunctionDeps & LayerDeps & VersionDeps & AliasDeps;

export const makeControllers = (deps: ControllerDeps): Controller[] => [
  makeLayerController(deps),
  makeFunctionController(deps),
  makeVersionController(deps),
  makeAliasController(deps),
];
