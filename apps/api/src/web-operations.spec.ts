import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { limitRules } from '@yunqiao/platform/graphql';
import { buildSchema, parse, validate, type DefinitionNode, type DocumentNode } from 'graphql';

const root = join(import.meta.dirname, '../../..');
const schema = buildSchema(readFileSync(join(root, 'schema.graphql'), 'utf8'));

/** All definitions of a web app: a fragment may stand in another file than the operation that uses it. */
function definitionsOf(app: string): DefinitionNode[] {
  const files = globSync('src/**/*.graphql', { cwd: join(root, 'apps', app) });
  return files.flatMap((file) => [...parse(readFileSync(join(root, 'apps', app, file), 'utf8')).definitions]);
}

/** An operation with the fragments that it needs, however deep. */
function documentOf(operation: DefinitionNode, all: readonly DefinitionNode[]): DocumentNode {
  const needed = new Map<string, DefinitionNode>();
  const collect = (node: unknown): void => {
    for (const [, name] of JSON.stringify(node).matchAll(
      /"kind":"FragmentSpread","name":\{"kind":"Name","value":"(\w+)"/g,
    )) {
      const fragment = all.find((one) => one.kind === 'FragmentDefinition' && one.name.value === name);
      if (!name || !fragment || needed.has(name)) continue;
      needed.set(name, fragment);
      collect(withoutPlaces(fragment));
    }
  };
  collect(withoutPlaces(operation));
  return { kind: 'Document', definitions: [operation, ...needed.values()] } as DocumentNode;
}

function withoutPlaces(node: DefinitionNode): unknown {
  return JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === 'loc' ? undefined : value)));
}

describe.each(['learn', 'studio'])('operations of %s', (app) => {
  const definitions = definitionsOf(app);
  const operations = definitions.filter((one) => one.kind === 'OperationDefinition');

  it('are there', () => expect(operations.length).toBeGreaterThan(5));

  it.each(operations.map((one) => [one.name?.value ?? '', one] as const))(
    '%s is not refused as too large',
    (_name, operation) => {
      expect(validate(schema, documentOf(operation, definitions), limitRules()).map(String)).toEqual([]);
    },
  );
});
