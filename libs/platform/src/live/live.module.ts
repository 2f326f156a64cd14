import { Global, Module } from '@nestjs/common';
import { LiveNews } from './live-news.js';
import { LiveVisitors } from './live-visitors.js';

/** Lets every room, in api and worker, tell news that open pages hear at once, and say who may hear them as a visitor. */
@Global()
@Module({ providers: [LiveNews, LiveVisitors], exports: [LiveNews, LiveVisitors] })
export class LiveModule {}
