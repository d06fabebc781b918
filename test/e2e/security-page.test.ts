// docs/security.md says what each part may do; here it is held against what the chart renders.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { repository } from '../support/cluster/paths.ts';
import { renderChart } from '../support/render-chart.ts';

interface Rule {
  apiGroups: string[];
  resources: string[];
  resourceNames?: string[];
  verbs: string[];
}

interface Rendered {
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Record<string, string> };
  rules?: Rule[];
  roleRef?: { kind: string; name: string };
  subjects?: { kind: string; name: string; namespace: string }[];
}

const HOME = 'pilotlight-system';
const partOf = ({ metadata }: Rendered): string => metadata.labels?.['app.kubernetes.io/component'] ?? '';

function rowsOf(role: Rendered): string[] {
  const where = role.kind === 'ClusterRole' ? 'all' : 'own';
  return (role.rules ?? []).flatMap(({ apiGroups, resources, resourceNames, verbs }) =>
    apiGroups.flatMap((group) =>
      resources.map((resource) => {
        const what = group === '' ? resource : `${resource}.${group}`;
        const only = resourceNames === undefined ? '' : ` (${resourceNames.join(', ')})`;
        return [partOf(role), where, what + only, verbs.join(', ')].join(' | ');
      }),
    ),
  );
}

/** The first four columns of the table of rights. */
function rowsOfPage(): string[] {
  return readFileSync(join(repository, 'docs', 'security.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| (operator|activator|code-store) /.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, 5)
        .map((cell) => cell.trim())
        .join(' | '),
    );
}

describe('the security page', () => {
  let rendered: Rendered[];
  before(async () => {
    rendered = await renderChart<Rendered>(HOME);
  });

  test('lists exactly the rights that the chart gives', () => {
    const given = rendered.filter(({ kind }) => kind === 'ClusterRole' || kind === 'Role').flatMap(rowsOf);
    assert.ok(given.length > 0);
    assert.deepEqual(rowsOfPage().sort(), given.sort());
  });

  test('and each part has its own and no other: every binding joins a part’s role to its ServiceAccount', () => {
    const bindings = rendered.filter(({ kind }) => kind.endsWith('RoleBinding'));
    assert.equal(bindings.length, 5);
    for (const binding of bindings) {
      const name = `pilotlight-${partOf(binding)}`;
      assert.equal(binding.roleRef?.name, name);
      assert.deepEqual(binding.subjects, [{ kind: 'ServiceAccount', name, namespace: HOME }]);
    }
  });

  test('no rule has a wildcard', () => {
    const rules = JSON.stringify(rendered.map((object) => object.rules ?? []));
    assert.ok(!rules.includes('*'), rules);
  });
});
