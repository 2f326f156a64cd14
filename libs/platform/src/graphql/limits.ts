import { createRequire } from 'node:module';
import type { ApolloArmor as Armor } from '@escape.tech/graphql-armor';
import { GraphQLError, type ValidationContext, type ValidationRule } from 'graphql';
import { graphqlBodyBytes } from '../http/limits.js';

const { ApolloArmor } = createRequire(import.meta.url)('@escape.tech/graphql-armor') as { ApolloArmor: typeof Armor };

/** How large one operation may be. */
export const graphqlLimits = {
  depth: 10,
  cost: 5000,
  aliases: 15,
  directives: 20,
  tokens: 2000,
  bodyBytes: graphqlBodyBytes,
} as const;

/** Apollo replaces the code of what a validation rule reports, so the message tells. */
export const TOO_LARGE = 'The operation is too large';

const refusal = {
  propagateOnRejection: false,
  onReject: [(context: ValidationContext | null) => context?.reportError(new GraphQLError(TOO_LARGE))],
};

/** Validation rules that refuse operations which are too deep, too wide or too often aliased. */
export function limitRules(): ValidationRule[] {
  const { validationRules } = new ApolloArmor({
    blockFieldSuggestion: { enabled: false },
    maxTokens: { enabled: false },
    maxDepth: { n: graphqlLimits.depth, flattenFragments: true, ...refusal },
    costLimit: { maxCost: graphqlLimits.cost, flattenFragments: true, ...refusal },
    maxAliases: { n: graphqlLimits.aliases, ...refusal },
    maxDirectives: { n: graphqlLimits.directives, ...refusal },
  }).protect();
  return validationRules as ValidationRule[];
}
