import { Module } from '@nestjs/common';
import { ActivityModule } from '@yunqiao/activity';
import { CoursesModule } from '@yunqiao/courses';
import { BoardService } from './board/board.service.js';
import { CountedCatalogue } from './board/catalogue.js';
import { CorrectionListService } from './corrections/correction-list.service.js';
import { EventCorrectionsService } from './corrections/event-corrections.service.js';
import { ParticipationCounts } from './counts/questions.js';
import { RemoteCounts } from './counts/remote-counts.js';
import { OutsideBoardService } from './outside/outside-board.service.js';
import { NamesOfPeople } from './people/names-of-people.js';
import { OffersService } from './people/offers.service.js';
import { ParticipantService } from './people/participant.service.js';
import { ParticipationEventsService } from './people/participation-events.service.js';
import { reportServices } from './report/report.services.js';
import './participation.errors.js';

const services = [
  ...[BoardService, OutsideBoardService, OffersService, ParticipantService, ParticipationEventsService],
  ...[CorrectionListService, EventCorrectionsService],
  ...reportServices,
];

/** Shows who took part; the reporting process counts. */
@Module({
  imports: [ActivityModule, CoursesModule],
  providers: [
    RemoteCounts,
    { provide: ParticipationCounts, useExisting: RemoteCounts },
    CountedCatalogue,
    NamesOfPeople,
    ...services,
  ],
  exports: [RemoteCounts, ...services],
})
export class ParticipationModule {}
