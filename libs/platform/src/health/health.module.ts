import { Module } from '@nestjs/common';
import { HealthChecksModule } from './health-checks.module.js';
import { HealthController } from './health.controller.js';

/** `/health/live` and `/health/ready` of the api. */
@Module({ imports: [HealthChecksModule], controllers: [HealthController] })
export class HealthModule {}
