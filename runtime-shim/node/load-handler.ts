// A handler string → the user's function, found in Lambda's order and refused with Lambda's words.
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RuntimeError } from './errors.ts';

export type Handler = (...args: unknown[]) => unknown;

interface HandlerName {
  /** Directory of the module, relative to the task root, or absolute. */
  directory: string;
  module: string;
  /** Path through the module's exports. */
  exports: string[];
}

export async function loadHandler(taskRoot: string, handler: string): Promise<Handler> {
  const name = parseHandlerName(handler);
  const found = findExport(await loadModule(taskRoot, name), name.exports);
  if (!found) throw new RuntimeError('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
  if (typeof found !== 'function') throw new RuntimeError('Runtime.HandlerNotFound', `${handler} is not a function`);
  return found as Handler;
}

/** The last path segment is cut at its first dot: module on the left, exports on the right. */
export function parseHandlerName(handler: string): HandlerName {
  if (handler.includes('..')) {
    const message = `'${handler}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`;
    throw new RuntimeError('Runtime.MalformedHandlerName', message);
  }
  const last = basename(handler);
  const dot = last.indexOf('.');
  if (dot < 0) throw new RuntimeError('Runtime.MalformedHandlerName', 'Bad handler');
  const directory = handler.slice(0, handler.length - last.length);
  return { directory, module: last.slice(0, dot), exports: last.slice(dot + 1).split('.') };
}

async function loadModule(taskRoot: string, name: HandlerName): Promise<unknown> {
  const require = createRequire(join(taskRoot, 'noop.js'));
  const path = resolve(taskRoot, name.directory, name.module);
  try {
    for (const extension of ['', '.js', '.mjs', '.cjs']) {
      if (isFile(path + extension)) return await loadFile(require, path + extension);
    }
    const paths = [taskRoot, join(taskRoot, name.directory)];
    return require(require.resolve(name.module, { paths }));
  } catch (error) {
    throw asLoadError(error);
  }
}

/** `require` first: it starts faster than `import` and takes ES modules too, unless they wait at their top level. */
async function loadFile(require: NodeJS.Require, file: string): Promise<unknown> {
  if (!file.endsWith('.mjs')) {
    try {
      return require(file);
    } catch (error) {
      if (codeOf(error) !== 'ERR_REQUIRE_ASYNC_MODULE') throw error;
    }
  }
  return import(pathToFileURL(file).href);
}

function findExport(module: unknown, path: string[]): unknown {
  return walk(module, path) || walk(walk(module, ['default']), path);
}

function walk(from: unknown, path: string[]): unknown {
  let value = from;
  for (const key of path) {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

function asLoadError(error: unknown): unknown {
  if (error instanceof SyntaxError) return new RuntimeError('Runtime.UserCodeSyntaxError', String(error));
  const code = codeOf(error);
  const missing = code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND';
  return missing ? new RuntimeError('Runtime.ImportModuleError', String(error)) : error;
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
