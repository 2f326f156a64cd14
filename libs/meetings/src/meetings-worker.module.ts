import { Module } from '@nestjs/common';
import { MediaModule } from '@yunqiao/media';
import { QueueModule } from '@yunqiao/platform';
import { ConferenceCloser } from './attendance/conference-closer.js';
import { ConferenceComparison } from './attendance/conference-comparison.js';
import { ConnectionSettler } from './attendance/connection-settler.js';
import { reconcileQueue, Reconciler } from './attendance/reconciler.js';
import { DeckNewsHandler } from './deck/deck-news.handler.js';
import { deckQueue, deckSweepQueue } from './deck/deck-queue.js';
import { DeckProcessor } from './deck/deck.processor.js';
import { DeckSteps } from './deck/deck-steps.js';
import { DeckSweeper } from './deck/deck-sweeper.js';
import { BesidePictures } from './insurance/beside-pictures.js';
import { InsuranceFiller } from './insurance/insurance-filler.js';
import { InsuranceProcessor } from './insurance/insurance.processor.js';
import { insuranceQueue, insuranceSweepQueue } from './insurance/insurance.queue.js';
import { MeetingsModule } from './meetings.module.js';
import { TodoNewsHandler } from './minutes/todo-news.handler.js';
import { RecordingEpochs } from './recording/recording-epochs.js';
import { RecordingLeases } from './recording/recording-leases.js';
import { recordingQueue, RecordingSupervisor } from './recording/recording-supervisor.js';
import { ReplayFilmProcessor } from './recording/replay-film.processor.js';
import { replayFilmQueue } from './recording/replay-film.queue.js';
import { SegmentHarvest } from './recording/segment-harvest.js';
import { SessionScheduleProcessor, sessionScheduleQueue } from './session/session-schedule.processor.js';

/** The jobs of this room, for the worker. Knows nothing of GraphQL or HTTP. */
@Module({
  imports: [
    MeetingsModule,
    MediaModule,
    QueueModule.register(
      sessionScheduleQueue,
      reconcileQueue,
      deckQueue,
      deckSweepQueue,
      recordingQueue,
      replayFilmQueue,
      ...[insuranceQueue, insuranceSweepQueue],
    ),
  ],
  providers: [
    ...[SessionScheduleProcessor, Reconciler, ConferenceComparison, ConnectionSettler, ConferenceCloser],
    ...[RecordingLeases, RecordingEpochs, SegmentHarvest, RecordingSupervisor, ReplayFilmProcessor],
    ...[BesidePictures, InsuranceFiller, InsuranceProcessor],
    ...[DeckSteps, DeckProcessor, DeckNewsHandler, DeckSweeper],
    TodoNewsHandler,
  ],
})
export class MeetingsWorkerModule {}
