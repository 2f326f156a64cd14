import { Global, Module } from '@nestjs/common';
import { LiveNews } from './live-news.js';

/** Lets every room, in api and worker, tell news that open pages hear at once. */
@Global()
@Module({ providers: [LiveNews], exports: [LiveNews] })
export class LiveModule {}
