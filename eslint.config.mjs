import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import vue from 'eslint-plugin-vue';
import ts from 'typescript-eslint';
import vueParser from 'vue-eslint-parser';

/** Which room may import which; the house in docs/developers/architecture.md. */
const walls = [
  { sourceTag: 'room:platform', onlyDependOnLibsWithTags: ['room:platform', 'room:testing'] },
  { sourceTag: 'room:testing', onlyDependOnLibsWithTags: ['room:platform'] },
  { sourceTag: 'room:identity', onlyDependOnLibsWithTags: ['room:platform', 'room:testing'] },
  { sourceTag: 'room:activity', onlyDependOnLibsWithTags: ['room:identity', 'room:platform', 'room:testing'] },
  { sourceTag: 'room:media', onlyDependOnLibsWithTags: ['room:identity', 'room:platform', 'room:testing'] },
  { sourceTag: 'room:notices', onlyDependOnLibsWithTags: ['room:identity', 'room:platform', 'room:testing'] },
  {
    sourceTag: 'room:courses',
    onlyDependOnLibsWithTags: [
      'room:identity',
      'room:activity',
      'room:notices',
      'room:media',
      'room:platform',
      'room:testing',
    ],
  },
  {
    sourceTag: 'room:meetings',
    onlyDependOnLibsWithTags: [
      'room:courses',
      'room:identity',
      'room:activity',
      'room:notices',
      'room:media',
      'room:platform',
      'room:testing',
    ],
  },
  {
    sourceTag: 'room:participation',
    onlyDependOnLibsWithTags: [
      'room:courses',
      'room:meetings',
      'room:notices',
      'room:identity',
      'room:activity',
      'room:media',
      'room:platform',
      'room:testing',
    ],
  },
  { sourceTag: 'room:ui', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'app:learn', onlyDependOnLibsWithTags: ['room:ui'] },
  { sourceTag: 'app:studio', onlyDependOnLibsWithTags: ['room:ui'] },
  { sourceTag: 'app:e2e', onlyDependOnLibsWithTags: [] },
  {
    sourceTag: 'app:worker',
    onlyDependOnLibsWithTags: [
      'room:platform',
      'room:identity',
      'room:activity',
      'room:notices',
      'room:media',
      'room:courses',
      'room:meetings',
      'room:participation',
    ],
  },
  {
    sourceTag: 'app:api',
    onlyDependOnLibsWithTags: [
      'room:platform',
      'room:identity',
      'room:activity',
      'room:notices',
      'room:media',
      'room:courses',
      'room:meetings',
      'room:participation',
      'room:testing',
    ],
  },
];

/** SQL is built from constants and parameters, never from template strings. */
const rawSql = {
  selector:
    'CallExpression[callee.property.name=/^(query|where|andWhere|orWhere|having|andHaving|orderBy|addOrderBy|groupBy|addGroupBy|select|addSelect|leftJoin|innerJoin)$/] > TemplateLiteral[expressions.length>0]',
  message: 'No template string in SQL: give parameters, and take identifiers from a constant.',
};

export default ts.config(
  {
    ignores: [
      '**/dist/**',
      '**/dist-types/**',
      '**/*.generated.ts',
      '**/node_modules/**',
      'results/**',
      '**/migrations/**/*.sql',
    ],
  },
  js.configs.recommended,
  ts.configs.recommended,
  vue.configs['flat/recommended'],
  prettier,
  {
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          depConstraints: walls,
          enforceBuildableLibDependency: false,
          allow: ['../../../infra/local/**', '../../../../infra/local/**'],
        },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', rawSql],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['**/*.vue'],
    languageOptions: { parser: vueParser, parserOptions: { parser: ts.parser, sourceType: 'module' } },
    rules: { 'vue/multi-word-component-names': 'off', 'no-undef': 'off' },
  },
  { files: ['**/*.ts'], rules: { 'no-undef': 'off' } },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        Buffer: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        setImmediate: 'readonly',
        AbortSignal: 'readonly',
        AbortController: 'readonly',
        performance: 'readonly',
      },
    },
  },
  {
    // Runs in a page.
    files: ['infra/local/benches/parts/in-page-*.mjs'],
    languageOptions: {
      globals: {
        document: 'readonly',
        AudioContext: 'readonly',
        PopStateEvent: 'readonly',
        dispatchEvent: 'readonly',
        history: 'readonly',
        requestAnimationFrame: 'readonly',
        HTMLElement: 'readonly',
        MediaStream: 'readonly',
      },
    },
  },
);
