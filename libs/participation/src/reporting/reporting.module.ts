import { Module } from '@nestjs/common';
import { EventSource } from '../log/event-source.js';
import { ReportingService } from './reporting.service.js';

/** The reporting process: keeps the facts and counts from them. */
@Module({ providers: [EventSource, ReportingService] })
export class ReportingModule {}
