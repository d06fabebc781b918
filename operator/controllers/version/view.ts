// What the operator keeps of a Version: of its template, what its Deployment follows from and digests of the rest, so that thousands fit.
import { revisionOf } from '../../api/revision.ts';
import { sorted } from '../../api/sorted.ts';
import type { StoredVersion, VersionSpec, VersionStatus, VersionTemplate } from '../../api/version.ts';
import { digest } from '../digest-text.ts';

export interface TemplateView {
  /** Equal digests: equal templates. */
  readonly digest: string;
  readonly revision: string;
  /** Base64, of code and layers. */
  readonly codeSha256s: readonly string[];
  readonly runtimeImage: string;
  readonly memorySize: number;
  readonly ephemeralStorageMb: number;
  readonly timeout: number;
  readonly architecture: 'x86_64' | 'arm64' | undefined;
}

export interface VersionView extends Omit<StoredVersion, 'spec' | 'status'> {
  readonly spec: Omit<VersionSpec, 'template' | 'description'>;
  /** undefined: it is to be filled. */
  readonly template: TemplateView | undefined;
  /** What the operator writes. */
  readonly status?: Omit<VersionStatus, 'requestedAt'> | undefined;
  /** What activators write. */
  readonly requestedAt: string | undefined;
}

export function viewOfVersion({ spec, metadata, status, ...rest }: StoredVersion): VersionView {
  const { template, description: _description, ...kept } = spec;
  const { annotations: _annotations, labels: _labels, ...meta } = metadata;
  const view = template === undefined ? undefined : viewOfTemplate(template, spec.version);
  const { requestedAt, ...ours } = status ?? {};
  return { ...rest, metadata: meta, spec: kept, template: view, status: status && ours, requestedAt };
}

function viewOfTemplate(template: VersionTemplate, version: number): TemplateView {
  const { code, layers = [], runtimeImage } = template;
  const layerSha256s = layers.map(({ codeSha256 }) => codeSha256);
  const { codeSha256 } = code;
  const functionVersion = String(version);
  return {
    digest: digestOfTemplate(template),
    revision: revisionOf({ spec: template, codeSha256, layerSha256s, runtimeImage, functionVersion }),
    codeSha256s: [codeSha256, ...layerSha256s],
    runtimeImage,
    memorySize: template.memorySize,
    ephemeralStorageMb: template.ephemeralStorage.size,
    timeout: template.timeout,
    architecture: template.architectures?.[0],
  };
}

export const digestOfTemplate = (template: VersionTemplate): string => digest(JSON.stringify(sorted(template)));
