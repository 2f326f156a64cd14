import { Controller, Get, Head, HttpCode, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, CurrentActor, type Actor } from '@yunqiao/platform';
import { requireSessionId } from '../session/session-id.js';
import { languageOf } from '../taken-along.js';
import { headersOf, SESSION_FILES, SessionFiles, type SessionFileName } from './session-files.js';

/** Each file has a route of its own, so that a rule stands for each. */
const paths = SESSION_FILES.map((name) => `:id/${name}`);

/** What is taken along from a session: for Word, WPS and Excel, as PDF, for calendars, and as pages to be printed. */
@Controller('sessions')
@Allow('signedIn')
export class SessionFilesController {
  constructor(private readonly files: SessionFiles) {}

  // Of its own, so that nothing depends on Fastify deriving HEAD from GET.
  @Head(paths)
  @HttpCode(200)
  async look(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const name = nameIn(request);
    const file = this.files.get(name);
    await file.look(actor, requireSessionId(id));
    void reply.headers(headersOf(name, file, id));
  }

  @Get(paths)
  async take(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query('lang') lang: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const name = nameIn(request);
    const file = this.files.get(name);
    const content = await file.make(actor, requireSessionId(id), languageOf(lang));
    return reply.headers(headersOf(name, file, id)).send(content);
  }
}

/** As the route says, however the address was spelt. */
function nameIn({ routeOptions }: FastifyRequest): SessionFileName {
  return SESSION_FILES.find((name) => routeOptions.url?.endsWith(`/${name}`))!;
}
