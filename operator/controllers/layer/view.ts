// What the operator keeps of a Layer: inline content shrinks to its digest.
import type { LayerSpec, StoredLayer } from '../../api/layer.ts';
import { viewOfCode, type CodeView } from '../../code/code-view.ts';

export interface LayerView extends Omit<StoredLayer, 'spec'> {
  spec: Omit<LayerSpec, 'content'>;
  content: CodeView;
}

export function viewOfLayer({ spec: { content, ...spec }, metadata, ...rest }: StoredLayer): LayerView {
  const { annotations: _annotations, ...kept } = metadata;
  return { ...rest, metadata: kept, spec, content: viewOfCode(content) };
}
