import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { IdentityModule } from './identity.module.js';
import { SHEET_BODY } from './roster/roster-upload.js';
import { RosterController } from './roster/roster.controller.js';

/** The routes of this room: rosters. */
@Module({ imports: [IdentityModule], controllers: [RosterController] })
export class IdentityHttpModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  /** The bytes of a sheet are not parsed here: they are read up to their limit. */
  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    if (fastify.hasContentTypeParser(SHEET_BODY)) return;
    fastify.addContentTypeParser(SHEET_BODY, (_request, payload, done) => done(null, payload));
  }
}
