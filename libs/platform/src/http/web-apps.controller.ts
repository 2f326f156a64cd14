import { Controller, Get, Req, Res, type OnModuleInit } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../access/marks.js';
import { Configuration } from '../configuration/platform-configuration.js';
import { AppError } from '../errors/app-error.js';
import { WebApp } from './web-app.js';

const studioPrefix = '/studio/';

/** The two web apps: learners at `/`, studio at `/studio/`. What no other route answers ends here. */
@Controller()
export class WebAppsController implements OnModuleInit {
  private learn!: WebApp;
  private studio!: WebApp;

  constructor(private readonly configuration: Configuration) {}

  async onModuleInit(): Promise<void> {
    this.learn = await WebApp.load(this.configuration.get('LEARN_DIST'));
    this.studio = await WebApp.load(this.configuration.get('STUDIO_DIST'));
  }

  @Public()
  @Get('*')
  async find(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const path = request.url.split('?', 1)[0] ?? '/';
    if (path === '/studio') return void reply.redirect(studioPrefix, 308);
    if (!this.configuration.isProduction) await this.onModuleInit();
    const found = path.startsWith(studioPrefix)
      ? this.studio.send(path.slice(studioPrefix.length), request, reply)
      : this.learn.send(path.slice(1), request, reply);
    if (!found) throw new AppError('NOT_FOUND');
  }
}
