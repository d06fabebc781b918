// Whether a Version that brings its template may run the image that it names: else whoever may create Versions could run any image.
import { isTrue, markFalse, type Mark } from '../../api/conditions.ts';
import type { VersionView } from './view.ts';

export interface AllowedImages {
  /** Of the runtimes that are installed. */
  readonly runtimeImages: Readonly<Record<string, string>>;
  /** Repositories besides theirs. */
  readonly versionImageRepositories: readonly string[];
}

/** Undefined: it may. What was published once stays published, whatever is installed later. */
export function refuseImage({ template, status }: VersionView, allowed: AllowedImages): Mark | undefined {
  if (template === undefined || isTrue(status?.conditions, 'Published')) return undefined;
  const repositories = [...Object.values(allowed.runtimeImages).map(repositoryOf), ...allowed.versionImageRepositories];
  const repository = repositoryOf(template.runtimeImage);
  if (repositories.includes(repository)) return undefined;
  return markFalse(
    'ImageRefused',
    `spec.template.runtimeImage: images of ${repository} are not run here (those of ${repositories.join(', ')} are); add it to versions.imageRepositories in the chart's values`,
  );
}

/** Without tag and digest; the colon of a port is no tag. */
export const repositoryOf = (image: string): string => image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
