import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** What Prometheus reads. Rooms add their own: `new Counter({ name, help, registers: [metrics.registry] })`. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  readonly requestSeconds = new Histogram({
    name: 'yunqiao_request_seconds',
    help: 'Time until the answer to a request was sent',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [this.registry],
  });
  readonly jobSeconds = new Histogram({
    name: 'yunqiao_job_seconds',
    help: 'Time that one try of a job took',
    labelNames: ['queue', 'outcome'] as const,
    buckets: [0.01, 0.1, 1, 10, 60, 600, 3600],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'yunqiao_' });
  }
}
