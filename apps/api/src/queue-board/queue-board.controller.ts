import { Controller, Get, Req, Res } from '@nestjs/common';
import { Allow } from '@yunqiao/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { QueueBoard } from './queue-board.js';

/** The queues, for whoever operates this installation. Its own session says who that is; nothing can be changed here. */
@Controller()
export class QueueBoardController {
  constructor(private readonly board: QueueBoard) {}

  @Get('operator/queues/*')
  @Allow('platformAdministrator')
  async look(@Req() { url }: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const { status, contentType, body } = await this.board.answer(url);
    return reply.code(status).header('cache-control', 'no-store').type(contentType).send(body);
  }
}
