import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** JSON, tables and pages. Films, pictures, slides and workbooks are compressed already; event streams must not wait. */
const compressible = /^(?:application\/(?:graphql-response\+)?json|text\/(?:csv|html|calendar|plain))(?:;|$)/;
/** What fits into one packet arrives no sooner when it is shorter. */
const leastBytes = 1_400;
/** So much is compressed at once, in less time than a thread of its own would take to hear of it. */
const mostBytesAtOnce = 64 * 1024;

/** From now on answers in words are sent compressed to those who can read it, at levels that cost a small part of what making an answer costs. */
export async function compressAnswers(server: FastifyInstance): Promise<void> {
  await server.register(compress, {
    encodings: ['br', 'gzip'],
    customTypes: (type) => compressible.test(type),
    threshold: leastBytes,
    syncThreshold: mostBytesAtOnce,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
    zlibOptions: { level: 4 },
    // Nobody sends us compressed bodies; reading them would let a few bytes become many.
    globalDecompression: false,
  });
}

/**
 * Sends the answer to this request as it is. For what holds a secret beside words that somebody else may have chosen: the length
 * of the compressed answer would tell of the secret (BREACH).
 */
export function leaveUncompressed(request: Pick<FastifyRequest, 'headers'>): void {
  request.headers['x-no-compression'] = '1';
}
