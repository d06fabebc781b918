// Few rules, each for a fault that has bitten an operator: lost promises, missed cases, thrown strings, `any`. And the
// import boundaries that keep control path, data path and shim apart.
import tseslint from 'typescript-eslint';

const typed = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': 'error',
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/consistent-type-imports': 'error',
  'no-restricted-properties': [
    'error',
    { object: 'process', property: 'env', message: 'Only config files read the environment.' },
  ],
  'max-lines': ['error', { max: 250, skipBlankLines: true }],
  'max-lines-per-function': ['error', { max: 80 }],
};

const kubernetes = { group: ['@kubernetes/*'], message: 'Only operator/kube/ speaks to the Kubernetes client.' };
const grpc = {
  group: ['@grpc/*'],
  message: 'Only activator/ownership/ imports grpc-js.',
};
const restrict = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });
const noFolder = (folder, message) => ({ regex: `(^|/)${folder}/`, message });

const pure = [
  {
    group: ['node:fs*', 'node:net', 'node:http*', 'node:child_process', 'undici'],
    message: 'Makers and decisions are pure.',
  },
];

export default tseslint.config(
  { ignores: ['**/dist', '**/generated', 'node_modules', 'test/fixtures/handlers', 'eslint.config.js', '**/*.mjs'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true } },
    rules: { ...typed, ...restrict(kubernetes, grpc) },
  },
  { files: ['operator/kube/**'], rules: restrict(grpc) },
  {
    files: ['operator/activator/**'],
    rules: restrict(
      kubernetes,
      grpc,
      noFolder('controllers', 'Data path and control path share api/, kube/ and observe/.'),
    ),
  },
  {
    files: ['operator/activator/instances/**'],
    rules: restrict(kubernetes, noFolder('controllers', 'Data path and control path share api/, kube/ and observe/.')),
  },
  {
    files: ['operator/controllers/**'],
    rules: restrict(
      kubernetes,
      grpc,
      noFolder('activator', 'Data path and control path share api/, kube/ and observe/.'),
    ),
  },
  { files: ['operator/resources/**', '**/decide*.ts'], rules: restrict(kubernetes, grpc, ...pure) },
  {
    files: [
      '**/config.ts',
      'operator/config/**',
      'operator/main.ts',
      'operator/activator/main.ts',
      'operator/code-store/main.ts',
      'runtime-shim/**/main.ts',
      'test/**',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  // node:test hands promises to its own runner; long tables are one thing.
  {
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {
              from: 'package',
              package: 'node:test',
              name: ['test', 'describe', 'it', 'suite', 'before', 'after', 'beforeEach', 'afterEach'],
            },
          ],
        },
      ],
      'no-restricted-imports': 'off',
      'max-lines-per-function': 'off',
    },
  },
);
