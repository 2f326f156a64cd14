import { Global, Module } from '@nestjs/common';
import { Clock } from './clock.js';

/** Gives every room the one clock. */
@Global()
@Module({ providers: [Clock], exports: [Clock] })
export class ClockModule {}
