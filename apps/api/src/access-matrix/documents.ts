import { newId } from '@yunqiao/platform';
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  OperationTypeNode,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

/** A call that is valid by its types. */
export interface Call {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

type Field = GraphQLField<unknown, unknown>;

/** Writes calls of operations from the schema, so that a new operation needs no document of its own. */
export class Documents {
  private readonly operations = new Map<string, { kind: OperationTypeNode; field: Field }>();

  constructor(schema: GraphQLSchema) {
    for (const kind of Object.values(OperationTypeNode)) {
      for (const field of fieldsOf(schema.getRootType(kind))) this.operations.set(field.name, { kind, field });
    }
  }

  get names(): string[] {
    return [...this.operations.keys()].sort();
  }

  kindOf(name: string): OperationTypeNode | undefined {
    return this.operations.get(name)?.kind;
  }

  /** A call with what is given, and made-up values where the types want more. `given` fills `input` or `filter` where there is one. */
  call(name: string, given: Readonly<Record<string, unknown>>): Call {
    const { kind, field } = this.operations.get(name)!;
    const variables: Record<string, unknown> = {};
    for (const { name: argument, type } of field.args) {
      const value = valueFor(argument, type, given);
      if (value !== undefined) variables[argument] = value;
    }
    const used = field.args.filter((argument) => argument.name in variables);
    const declared = used.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
    const passed = used.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
    const selection = `${name}${passed && `(${passed})`}${selectionOf(field.type)}`;
    return { query: `${kind}${declared && ` (${declared})`} { ${selection} }`, variables };
  }
}

function fieldsOf(type: GraphQLObjectType | null | undefined): Field[] {
  return Object.values(type?.getFields() ?? {});
}

/** `__typename`, ids, the nodes of a list, and the ids of what a payload holds. */
function selectionOf(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const ids = idsOf(named);
  const inside = fieldsOf(named).filter(({ name }) => name === 'edges' || name === 'node');
  const held = ids.length === 0 && inside.length === 0 ? fieldsOf(named).filter(holdsRows) : [];
  const selected = [...inside, ...held].map((field) => `${field.name}${selectionOf(field.type)}`);
  return ` { ${['__typename', ...ids, ...selected].join(' ')} }`;
}

function idsOf(type: GraphQLObjectType): string[] {
  return fieldsOf(type)
    .filter((field) => getNamedType(field.type).name === 'ID')
    .map(({ name }) => name);
}

function holdsRows({ type, args }: Field): boolean {
  const named = getNamedType(type);
  return isObjectType(named) && idsOf(named).length > 0 && !args.some(isRequiredArgument);
}

function valueFor(name: string, type: GraphQLInputType, given: Readonly<Record<string, unknown>>): unknown {
  const bare = getNullableType(type);
  if (isInputObjectType(bare)) {
    if (name in given) return given[name];
    const values = Object.values(bare.getFields()).map(
      (field) => [field.name, valueFor(field.name, field.type, given)] as const,
    );
    return Object.fromEntries(values.filter(([, value]) => value !== undefined));
  }
  if (name in given) return given[name];
  if (!isNonNullType(type)) return undefined;
  if (isListType(bare)) return [valueFor('', bare.ofType, {})];
  return isEnumType(bare) ? bare.getValues()[0]!.name : scalarValues[getNamedType(bare).name]!();
}

const scalarValues: Readonly<Record<string, () => unknown>> = {
  ID: newId,
  String: () => 'matrix2020',
  Int: () => 1,
  Float: () => 1,
  Boolean: () => false,
  Date: () => '2020-04-01',
  DateTime: () => '2020-04-15T01:59:00.000Z',
};
