import { Module } from '@nestjs/common';
import { WebAppsController } from './web-apps.controller.js';

/** Serves the built web apps; import it last, since its route takes what is left. */
@Module({ controllers: [WebAppsController] })
export class WebAppsModule {}
