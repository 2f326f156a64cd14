import { Module } from '@nestjs/common';
import { BoardService } from './board/board.service.js';
import { CountedCatalogue } from './board/catalogue.js';
import { Coverage } from './board/coverage.js';
import { LogReader } from './log/log-reader.js';
import { ParticipantService } from './people/participant.service.js';
import { ParticipationEventsService } from './people/participation-events.service.js';
import './participation.errors.js';

const services = [BoardService, ParticipantService, ParticipationEventsService];

/** Counts who took part, from the log. */
@Module({ providers: [LogReader, CountedCatalogue, Coverage, ...services], exports: services })
export class ParticipationModule {}
