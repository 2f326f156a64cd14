import { createHash, timingSafeEqual } from 'node:crypto';
import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { SignatureVerifiers } from '../access/signature-verifiers.js';
import { Configuration } from '../configuration/platform-configuration.js';
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

  private mayRead(request: FastifyRequest): boolean {
    if (['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip)) return true;
    const token = this.configuration.get('METRICS_TOKEN');
    return token !== unset && isSame(request.headers.authorization ?? '', `Bearer ${token}`);
  }
}

const unset = '-';

function isSame(given: string, expected: string): boolean {
  const [left, right] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}
