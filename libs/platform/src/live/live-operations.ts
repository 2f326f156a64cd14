import {
  createSourceEventStream,
  execute,
  getOperationAST,
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { AppError } from '../errors/app-error.js';
import { formatGraphqlError } from '../graphql/format-error.js';
import { graphqlLimits, limitRules } from '../graphql/limits.js';
import type { LiveContext } from './live-context.js';
import { ListeningInterrupted } from './live-listener.js';

/** What a page sends to subscribe. */
export interface LiveRequest {
  readonly query: string;
  readonly variables?: Record<string, unknown> | null;
  readonly operationName?: string | null;
}

/** Reads subscriptions by the limits of every other operation, and answers their events. */
export class LiveOperations {
  private readonly rules = [...specifiedRules, ...limitRules()];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly hidesSchema: boolean,
  ) {}

  /** What to execute, or why it is refused. Queries and mutations belong to HTTP, with its checks. */
  prepare(request: LiveRequest, context: LiveContext): ExecutionArgs | readonly GraphQLError[] {
    try {
      const document = parse(request.query, { maxTokens: graphqlLimits.tokens });
      const problems = validate(this.schema, document, this.rules);
      if (problems.length > 0) return problems.map(({ message }) => this.invalid(message));
      const operation = getOperationAST(document, request.operationName);
      if (operation?.operation !== 'subscription') return [this.invalid('Only subscriptions are answered here')];
      const { variables: variableValues, operationName } = request;
      return { schema: this.schema, document, variableValues, operationName, contextValue: context };
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return [new GraphQLError(error.message, { extensions: { code: 'GRAPHQL_PARSE_FAILED' } })];
    }
  }

  /** The answers to the events of a subscription. Each is made afresh: nothing that an earlier one has loaded is still true. */
  async subscribe(args: ExecutionArgs): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
    const context = args.contextValue as LiveContext;
    const events = await createSourceEventStream(args);
    if (!isStream(events)) {
      if (events.errors?.some(isUnavailable)) context.startAgain();
      return events;
    }
    const answer = (event: unknown) => execute({ ...args, rootValue: event, contextValue: context.renewed() });
    return answersTo(events[Symbol.asyncIterator](), answer, context);
  }

  private invalid(message: string): GraphQLError {
    const told = this.hidesSchema ? message.replace(/ ?Did you mean(.+?)\?$/, '') : message;
    return new GraphQLError(told, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
  }
}

/** The same shape as over HTTP. */
export function formatLiveErrors(errors: readonly GraphQLError[]): readonly GraphQLFormattedError[] {
  return errors.map((error) => {
    const code = error.extensions['code'] ?? (error.originalError ? 'INTERNAL_SERVER_ERROR' : 'BAD_USER_INPUT');
    const { message, locations, path } = error.toJSON();
    return formatGraphqlError({ message, locations, path, extensions: { code } }, error.originalError ?? error);
  });
}

/** Not a generator: that one could not be ended while it waits for the next event. */
function answersTo(
  events: AsyncIterator<unknown>,
  answer: (event: unknown) => ExecutionResult | Promise<ExecutionResult>,
  context: LiveContext,
): AsyncIterableIterator<ExecutionResult> {
  return {
    async next() {
      const { done, value } = await nextOf(events, context);
      return done ? { done, value: undefined } : { done: false, value: await answer(value) };
    },
    async return() {
      await events.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** Where something may have been missed, the page begins again before it hears that this subscription has ended. */
async function nextOf(events: AsyncIterator<unknown>, context: LiveContext): Promise<IteratorResult<unknown>> {
  try {
    return await events.next();
  } catch (error) {
    if (!(error instanceof ListeningInterrupted)) throw error;
    context.startAgain();
    return { done: true, value: undefined };
  }
}

function isStream(value: AsyncIterable<unknown> | ExecutionResult): value is AsyncIterable<unknown> {
  return Symbol.asyncIterator in value;
}

function isUnavailable({ originalError }: GraphQLError): boolean {
  return originalError instanceof AppError && originalError.code === 'LIVE_UNAVAILABLE';
}
