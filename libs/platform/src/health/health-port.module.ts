import { Global, Module } from '@nestjs/common';
import { Metrics } from '../metrics/metrics.js';
import { HealthChecksModule } from './health-checks.module.js';
import { HealthPort } from './health-port.js';

/** Health and measurements of a process without an api: the worker. */
@Global()
@Module({ imports: [HealthChecksModule], providers: [HealthPort, Metrics], exports: [Metrics] })
export class HealthPortModule {}
