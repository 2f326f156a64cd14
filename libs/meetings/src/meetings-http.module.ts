import { Module } from '@nestjs/common';
import { IdentityModule } from '@yunqiao/identity';
import { MediaModule } from '@yunqiao/media';
import { HealthChecksModule, UpgradesModule } from '@yunqiao/platform';
import { AttendanceExport } from './attendance/attendance-export.js';
import { ConferenceHealth } from './conference/conference-health.js';
import { MeetingsModule } from './meetings.module.js';
import { MinutesDoor } from './minutes/minutes-door.js';
import { MinutesServer } from './minutes/minutes-server.js';
import { RecordingPlaylists } from './recording/recording-playlists.js';
import { SignallingController } from './room/signalling.controller.js';
import { SignallingDoor } from './room/signalling-door.js';
import { SignallingRelay } from './room/signalling-relay.js';
import { WebhookController, WebhookSignature } from './room/webhook.controller.js';
import { SessionFiles } from './session-file/session-files.js';
import { SessionFilesController } from './session-file/session-files.controller.js';

/** The routes of this room, and the way of browsers to the conference. */
@Module({
  imports: [MeetingsModule, MediaModule, IdentityModule, UpgradesModule, HealthChecksModule],
  controllers: [WebhookController, SignallingController, SessionFilesController],
  providers: [
    ...[ConferenceHealth, WebhookSignature, SignallingDoor, SignallingRelay],
    ...[MinutesDoor, MinutesServer, RecordingPlaylists, AttendanceExport, SessionFiles],
  ],
})
export class MeetingsHttpModule {}
