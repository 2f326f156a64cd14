import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Signed } from '../access/marks.js';
import { Metrics } from './metrics.js';

/** Measurements for Prometheus: from this machine, or with the bearer METRICS_TOKEN. */
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Signed('metrics')
  @Get()
  async read(@Res() reply: FastifyReply): Promise<void> {
    const text = await this.metrics.registry.metrics();
    await reply.type(this.metrics.registry.contentType).header('cache-control', 'no-store').send(text);
  }
}
