// The schemas in operator/api → the CRDs in crds/. One source for types, validation and `kubectl explain`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { aliasSpecSchema, aliasStatusSchema } from '../../../operator/api/alias.ts';
import { functionSpecSchema, functionStatusSchema } from '../../../operator/api/function.ts';
import { layerSpecSchema, layerStatusSchema } from '../../../operator/api/layer.ts';
import { GROUP, VERSION } from '../../../operator/api/names.ts';
import { rule, type CelRule } from '../../../operator/api/schema-rules.ts';
import { versionSpecSchema, versionStatusSchema } from '../../../operator/api/version.ts';
import { toStructural, type Structural } from './structural.ts';

interface Column {
  name: string;
  type: 'string' | 'integer' | 'number' | 'date';
  jsonPath: string;
  description: string;
  priority?: number;
}

interface Kind {
  kind: string;
  plural: string;
  shortName: string;
  description: string;
  spec: Structural;
  status: Structural;
  rules: CelRule[];
  columns: Column[];
}

const ready = (field: string): string => `.status.conditions[?(@.type=="Ready")].${field}`;

/** Of every kind: whether it works, and why. */
const readyColumns = (trueMeans: string): Column[] => [
  { name: 'Ready', type: 'string', jsonPath: ready('status'), description: trueMeans },
  { name: 'Reason', type: 'string', jsonPath: ready('reason'), description: 'Why, in one word' },
];
const lastColumns: Column[] = [
  { name: 'Message', type: 'string', jsonPath: ready('message'), description: 'Why, in a sentence', priority: 1 },
  { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp', description: 'Time since creation' },
];

const functionKind: Kind = {
  kind: 'Function',
  plural: 'functions',
  shortName: 'fn',
  description:
    "A function of AWS Lambda's model. It costs nothing while nobody calls it: instances start with the first request and go when idle.",
  spec: toStructural(functionSpecSchema),
  status: toStructural(functionStatusSchema),
  rules: [
    rule(
      "self.metadata.name.size() <= 53 && self.metadata.name.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')",
      'metadata.name must be a DNS label of at most 53 characters: lower-case letters, digits and -, a letter or digit at both ends',
    ),
  ],
  columns: [
    ...readyColumns('True when it can be invoked'),
    { name: 'Runtime', type: 'string', jsonPath: '.spec.runtime', description: 'The language runtime' },
    { name: 'Revision', type: 'string', jsonPath: '.status.revision', description: 'What runs' },
    { name: 'Memory', type: 'integer', jsonPath: '.spec.memorySize', description: 'MB', priority: 1 },
    { name: 'Timeout', type: 'integer', jsonPath: '.spec.timeout', description: 'Seconds', priority: 1 },
    ...lastColumns,
  ],
};

const layerKind: Kind = {
  kind: 'Layer',
  plural: 'layers',
  shortName: 'fnl',
  description:
    'A version of content that functions share, merged into /opt. It never changes; deleting it changes nothing for functions that run with it.',
  spec: toStructural(layerSpecSchema),
  status: toStructural(layerStatusSchema),
  rules: [
    rule(
      "self.metadata.name.split('.') == [self.spec.layerName, string(self.spec.version)]",
      'metadata.name must be <layerName>.<version>, as in common.2',
    ),
  ],
  columns: [
    ...readyColumns('True when functions can use it'),
    { name: 'Size', type: 'integer', jsonPath: '.status.codeSize', description: 'Bytes of the zip' },
    { name: 'Description', type: 'string', jsonPath: '.spec.description', description: 'What is in it', priority: 1 },
    ...lastColumns,
  ],
};

const versionKind: Kind = {
  kind: 'Version',
  plural: 'versions',
  shortName: 'fnv',
  description:
    'One published state of a function: code, layers, runtime and configuration, which never change. It scales on its own.',
  spec: toStructural(versionSpecSchema),
  status: toStructural(versionStatusSchema),
  rules: [
    rule(
      "self.metadata.name.split('.') == [self.spec.functionName, string(self.spec.version)]",
      'metadata.name must be <functionName>.<version>, as in checkout.3',
    ),
  ],
  columns: [
    ...readyColumns('True when it can be invoked'),
    { name: 'Aliases', type: 'string', jsonPath: '.status.aliases', description: 'The aliases that name it' },
    { name: 'Revision', type: 'string', jsonPath: '.status.revision', description: 'What runs' },
    { name: 'Description', type: 'string', jsonPath: '.spec.description', description: 'What changed', priority: 1 },
    ...lastColumns,
  ],
};

const aliasKind: Kind = {
  kind: 'Alias',
  plural: 'aliases',
  shortName: 'fna',
  description: 'A name that points to one version of a function, or to two in shares. Clients call it as name:alias.',
  spec: toStructural(aliasSpecSchema),
  status: toStructural(aliasStatusSchema),
  rules: [
    rule(
      "self.metadata.name == self.spec.functionName + '.' + self.spec.aliasName.lowerAscii().replace('_', '-')",
      'metadata.name must be <functionName>.<aliasName>, in lower case and with - for _, as in checkout.live',
    ),
  ],
  columns: [
    ...readyColumns('True when it can be invoked'),
    { name: 'Version', type: 'string', jsonPath: '.status.functionVersion', description: 'The version that answers' },
    { name: 'Candidate', type: 'string', jsonPath: '.status.candidateVersion', description: 'The one that shares' },
    { name: 'Weight', type: 'number', jsonPath: '.status.candidateWeight', description: 'Its share of the requests' },
    ...lastColumns,
  ],
};

const kinds = [functionKind, versionKind, aliasKind, layerKind];

const filesOf = ({ kind }: Kind): string[] => {
  const file = `${kind.toLowerCase()}.yaml`;
  // Helm reads nothing outside its chart.
  return [`crds/${file}`, `charts/pilotlight/files/crds/${file}`];
};

export const crdOutputs = kinds.flatMap(filesOf);

/** Writes the outputs below `out`, under the same relative paths. */
export function generateCrds(out: string): void {
  for (const kind of kinds) {
    const header = `# Generated from operator/api/${kind.kind.toLowerCase()}.ts by \`npm run generate\`.\n`;
    const yaml = stringify(makeCrd(kind), { lineWidth: 0, aliasDuplicateObjects: false });
    for (const file of filesOf(kind)) writeFileSync(join(out, file), header + yaml);
  }
}

function makeCrd({ kind, plural, shortName, description, spec, status, rules, columns }: Kind) {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${GROUP}` },
    spec: {
      group: GROUP,
      scope: 'Namespaced',
      names: {
        kind,
        listKind: `${kind}List`,
        plural,
        singular: kind.toLowerCase(),
        shortNames: [shortName],
        categories: ['pilotlight'],
      },
      versions: [
        {
          name: VERSION,
          served: true,
          storage: true,
          subresources: { status: {} },
          additionalPrinterColumns: columns,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              description,
              required: ['spec'],
              'x-kubernetes-validations': rules,
              properties: {
                apiVersion: { type: 'string', description: 'Always pilotlight.dev/v1alpha1.' },
                kind: { type: 'string', description: `Always ${kind}.` },
                metadata: { type: 'object' },
                spec,
                status,
              },
            },
          },
        },
      ],
    },
  };
}
