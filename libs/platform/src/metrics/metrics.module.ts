import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { SignatureVerifiers } from '../access/signature-verifiers.js';
import { Configuration } from '../configuration/platform-configuration.js';
import { mayReadMetrics } from './may-read-metrics.js';
import { Metrics } from './metrics.js';
import { MetricsController } from './metrics.controller.js';

/** Measures every request and serves `/metrics`. */
@Global()
@Module({ controllers: [MetricsController], providers: [Metrics], exports: [Metrics] })
export class MetricsModule implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly http: HttpAdapterHost,
    private readonly signatures: SignatureVerifiers,
    private readonly configuration: Configuration,
  ) {}

  onModuleInit(): void {
    this.signatures.register('metrics', (request) => this.mayRead(request));
    const server = this.http.httpAdapter.getInstance<FastifyInstance>();
    server.addHook('onResponse', (request, reply, next) => {
      const labels = { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode };
      this.metrics.requestSeconds.observe(labels, reply.elapsedTime / 1000);
      next();
    });
  }

  private mayRead({ ip, headers }: FastifyRequest): boolean {
    const asker = { address: ip, authorization: headers.authorization };
    return mayReadMetrics(asker, this.configuration.get('METRICS_TOKEN'));
  }
}
