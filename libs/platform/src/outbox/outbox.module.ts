import { Global, Module } from '@nestjs/common';
import { Outbox } from './outbox.js';

/** Lets every room write news. */
@Global()
@Module({ providers: [Outbox], exports: [Outbox] })
export class OutboxModule {}
