// What a Function is now, as a Version freezes it.
import { configurationShape, type FunctionSpec } from '../../api/function.ts';
import type { VersionTemplate } from '../../api/version.ts';

/** Members of a Function's status, or what is about to become its status. */
export interface Frozen {
  codeSha256: string;
  codeSize: number;
  layers?: VersionTemplate['layers'];
  runtimeImage: string;
}

type Configuration = Pick<FunctionSpec, keyof typeof configurationShape>;

/** Pure. Names no member that has no value, as the API server stores none. */
export function makeTemplate(
  spec: Configuration,
  { codeSha256, codeSize, layers, runtimeImage }: Frozen,
): VersionTemplate {
  const fields = Object.keys(configurationShape) as (keyof Configuration)[];
  const set = fields.filter((field) => spec[field] !== undefined).map((field) => [field, spec[field]] as const);
  return {
    ...(Object.fromEntries(set) as Configuration),
    code: { codeSha256, codeSize },
    ...(layers === undefined || layers.length === 0 ? {} : { layers }),
    runtimeImage,
  };
}
