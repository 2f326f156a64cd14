import { readFile } from 'node:fs/promises';
import { buildSchema, lexicographicSortSchema, parse, print, printSchema, visit, type GraphQLSchema } from 'graphql';
import { buildContract } from './contract.js';

/** One entry per definition, sorted and without descriptions, so that a difference names its type. */
function shapeOf(schema: GraphQLSchema): Record<string, string> {
  const document = visit(parse(printSchema(lexicographicSortSchema(schema))), {
    enter: (node) => ('description' in node && node.description ? { ...node, description: undefined } : undefined),
  });
  return Object.fromEntries(
    document.definitions.map((definition) => [
      'name' in definition ? (definition.name?.value ?? '') : '',
      print(definition),
    ]),
  );
}

describe('the contract', () => {
  it('that is checked in is the one that the resolvers keep', async () => {
    const checkedIn = buildSchema(await readFile(new URL('../../../schema.graphql', import.meta.url), 'utf8'));
    expect(shapeOf(await buildContract())).toEqual(shapeOf(checkedIn));
  });
});
