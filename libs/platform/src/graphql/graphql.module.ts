import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module, type DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Configuration } from '../configuration/platform-configuration.js';
import { leaveUncompressed } from '../http/compression.js';
import { UpgradesModule } from '../http/upgrades.js';
import { LiveServer } from '../live/live-server.js';
import { LiveSockets } from '../live/live-sockets.js';
import { formatGraphqlError } from './format-error.js';
import { graphqlLimits, limitRules } from './limits.js';
import { Loaders } from './loaders.js';
import { DateTimeScalar } from './scalars.js';

/** GraphQL at `/graphql`, from the resolvers of the rooms: operations over HTTP, subscriptions over WebSocket. */
@Module({})
export class GraphqlModule {
  static forRoot(): DynamicModule {
    return {
      module: GraphqlModule,
      imports: [
        UpgradesModule,
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          inject: [Configuration],
          useFactory: options,
        }),
      ],
      providers: [DateTimeScalar, LiveServer, LiveSockets],
    };
  }
}

/**
 * A mutation may hand out what is secret, as signing in, activation codes and passes of meetings do, beside words that were sent to
 * it: its answer is never compressed.
 */
const plainMutations: ApolloServerPlugin<{ req: FastifyRequest }> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ operation, contextValue }) => {
        if (operation?.operation === 'mutation') leaveUncompressed(contextValue.req);
        return Promise.resolve();
      },
    }),
};

function options(configuration: Configuration): ApolloDriverConfig {
  return {
    path: '/graphql',
    autoSchemaFile: true,
    sortSchema: true,
    fieldResolverEnhancers: ['guards'],
    graphiql: false,
    introspection: !configuration.isProduction,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: configuration.isProduction,
    stopOnTerminationSignals: false,
    validationRules: limitRules(),
    parseOptions: { maxTokens: graphqlLimits.tokens },
    plugins: [ApolloServerPluginCacheControlDisabled(), plainMutations],
    autoTransformHttpErrors: false,
    formatError: formatGraphqlError,
    context: (req: FastifyRequest, reply: FastifyReply) => ({ req, reply, loaders: new Loaders() }),
  };
}
