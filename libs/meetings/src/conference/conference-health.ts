import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HealthChecks } from '@yunqiao/platform';
import { ConferenceServer } from './conference-server.js';

/** Tells operators that sessions cannot be held while the conference server does not answer; everything else works. */
@Injectable()
export class ConferenceHealth implements OnModuleInit {
  constructor(
    private readonly server: ConferenceServer,
    private readonly checks: HealthChecks,
  ) {}

  onModuleInit(): void {
    this.checks.registerExtra('meetings', () => this.server.check());
  }
}
