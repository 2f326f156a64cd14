import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ActorFinder, Allow, AppError, Configuration } from '@yunqiao/platform';
import { SignallingDoor } from './signalling-door.js';
import { tokenIn } from './signalling-relay.js';

/** Why a page could not connect: its library asks here when the socket was refused. */
@Controller('rtc')
@Allow('signedIn')
export class SignallingController {
  constructor(
    private readonly configuration: Configuration,
    private readonly door: SignallingDoor,
    private readonly actors: ActorFinder,
  ) {}

  /** @throws SESSION_NOT_FOUND, CONFERENCE_SERVER_MISSING */
  @Get(['validate', 'v1/validate'])
  async validate(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    if (!(await this.door.find(this.actors.tokenOf(request.cookies), tokenIn(request.raw)))) {
      throw new AppError('SESSION_NOT_FOUND');
    }
    const target = new URL(request.raw.url ?? '', this.configuration.get('LIVEKIT_URL'));
    const answer = await fetch(target, { signal: AbortSignal.timeout(5000) }).catch((cause: unknown) => {
      throw new AppError('CONFERENCE_SERVER_MISSING', {}, { cause });
    });
    return reply
      .status(answer.status)
      .type('text/plain')
      .send(await answer.text());
  }
}
