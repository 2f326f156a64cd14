import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Configuration } from '../configuration/platform-configuration.js';
import { AppError } from '../errors/app-error.js';
import { compressAnswers } from './compression.js';
import { graphqlBodyBytes } from './limits.js';
import { runInScope } from '../logging/request-scope.js';
import { comesFromOwnOrigin } from './own-origin.js';
import { securityHeaders } from './security-headers.js';

/** Fastify as this house wants it. Create the app with `bodyParser: false`: JSON is read by Fastify's own parser, webhooks stay as they came. */
export async function createHttpAdapter(configuration: Configuration, logger: Logger): Promise<FastifyAdapter> {
  const adapter = new FastifyAdapter({
    trustProxy: 'loopback',
    bodyLimit: graphqlBodyBytes,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    routerOptions: {
      ignoreTrailingSlash: false,
      ignoreDuplicateSlashes: false,
      caseSensitive: true,
      maxParamLength: 500,
    },
  });
  const server = adapter.getInstance<FastifyInstance>();
  server.removeContentTypeParser('text/plain');
  // As it came, since its signature is over these bytes.
  server.addContentTypeParser('application/webhook+json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
  await server.register(cookie);
  await compressAnswers(server);
  addHooks(server, configuration, logger);
  return adapter;
}

function addHooks(server: FastifyInstance, configuration: Configuration, logger: Logger): void {
  const headers = securityHeaders(configuration.origin);
  /** Its lines have just the facts that are named below: no secret to look for. */
  const requests = logger.child({}, { redact: [] });
  server.addHook('onRequest', (request, reply, next) => {
    reply.headers(headers).header('x-request-id', request.id);
    const foreign = !comesFromOwnOrigin(request, configuration.origin);
    runInScope({ requestId: request.id }, () => next(foreign ? new AppError('FOREIGN_ORIGIN') : undefined));
  });
  server.addHook('onResponse', (request, reply, next) => {
    const { method, routeOptions } = request;
    const facts = {
      requestId: request.id,
      personId: request.knownActor?.personId,
      method,
      route: routeOptions.url ?? null,
    };
    requests.info({ ...facts, status: reply.statusCode, milliseconds: Math.round(reply.elapsedTime) }, 'request');
    next();
  });
}
