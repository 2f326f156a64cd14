import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types for the web apps' operations, made from `schema.graphql` beside each `.graphql` file. */
function typesFor(app: 'learn' | 'studio'): CodegenConfig['generates'] {
  return {
    [`apps/${app}/src/contract.generated.ts`]: { plugins: ['typescript'] },
    [`apps/${app}/src/`]: {
      documents: [`apps/${app}/src/**/*.graphql`],
      preset: 'near-operation-file',
      presetConfig: { extension: '.generated.ts', baseTypesPath: 'contract.generated.ts' },
      plugins: ['typescript-operations', 'typed-document-node'],
    },
  };
}

const config: CodegenConfig = {
  schema: 'schema.graphql',
  config: {
    useTypeImports: true,
    enumsAsTypes: true,
    scalars: { DateTime: 'string', Date: 'string', ID: 'string' },
    optimizeDocumentNode: true,
    dedupeFragments: true,
  },
  generates: { ...typesFor('learn'), ...typesFor('studio') },
};
export default config;
