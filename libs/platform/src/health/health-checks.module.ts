import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Queues } from '../queues/queues.js';
import { ObjectStore } from '../storage/object-store.js';
import { HealthChecks } from './health-checks.js';

/** What api and worker both need: database, Redis and object store answer. */
@Global()
@Module({ providers: [HealthChecks], exports: [HealthChecks] })
export class HealthChecksModule implements OnModuleInit {
  constructor(
    private readonly checks: HealthChecks,
    @InjectDataSource() private readonly database: DataSource,
    private readonly queues: Queues,
    private readonly objects: ObjectStore,
  ) {}

  onModuleInit(): void {
    this.checks.register('database', () => this.database.query('SELECT 1'));
    this.checks.register('redis', () => this.queues.check());
    this.checks.register('objects', () => this.objects.check());
  }
}
