import { Controller, HttpCode, Param, Put, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Allow, AppError, CurrentActor, isId, type Actor } from '@yunqiao/platform';
import { requireSessionId } from '../session/session-id.js';
import { InsuranceService, type NewPiece } from './insurance.service.js';
import { LONGEST_PIECE_MILLISECONDS, MOST_PIECES } from './sound-runs.js';

/** Of its own, so that no other route takes bytes instead of words. */
export const SOUND_BODY = 'application/sound+octet-stream';
/** Ten seconds at 24 kb/s are 30 KB. */
export const LARGEST_PIECE_BYTES = 96 * 1024;

/** The way of pieces from devices to here; each is sent until it was taken, in any order. */
@Controller('sessions')
@Allow('signedIn')
export class InsuranceController {
  constructor(private readonly insurance: InsuranceService) {}

  @Put(':id/insurance/:runId/:number')
  @HttpCode(204)
  async keep(
    @CurrentActor() actor: Actor,
    @Param() { id = '', runId = '', number = '' }: Readonly<Record<string, string>>,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() { body }: FastifyRequest,
  ): Promise<void> {
    const piece = readPiece({ sessionId: requireSessionId(id), runId, number }, query);
    await this.insurance.keep(actor, piece, Buffer.isBuffer(body) ? body : Buffer.alloc(0));
  }
}

/** @throws INPUT_INVALID */
function readPiece(
  { sessionId, runId, number }: Readonly<Record<'sessionId' | 'runId' | 'number', string>>,
  { startedAt, durationMs }: Readonly<Record<string, unknown>>,
): NewPiece {
  if (!isId(runId)) throw invalid('runId');
  const runStartedAt = new Date(typeof startedAt === 'string' ? startedAt : NaN);
  if (Number.isNaN(runStartedAt.getTime())) throw invalid('startedAt');
  return {
    ...{ sessionId, runId, runStartedAt },
    number: readWhole('number', number, 0, MOST_PIECES - 1),
    durationMs: readWhole('durationMs', durationMs, 1, LONGEST_PIECE_MILLISECONDS),
  };
}

function readWhole(name: string, text: unknown, least: number, most: number): number {
  const value = typeof text === 'string' && /^\d{1,6}$/u.test(text) ? Number(text) : NaN;
  if (!(value >= least && value <= most)) throw invalid(name);
  return value;
}

function invalid(field: string): AppError {
  return new AppError('INPUT_INVALID', { fields: { [field]: ['invalid'] } });
}
