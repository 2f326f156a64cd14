import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { IdentityModule } from '@yunqiao/identity';
import { MediaModule } from '@yunqiao/media';
import { HealthChecksModule, UpgradesModule } from '@yunqiao/platform';
import type { FastifyInstance } from 'fastify';
import { AttendanceExport } from './attendance/attendance-export.js';
import { ConferenceHealth } from './conference/conference-health.js';
import { InsuranceController, LARGEST_PIECE_BYTES, SOUND_BODY } from './insurance/insurance.controller.js';
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
  controllers: [WebhookController, SignallingController, SessionFilesController, InsuranceController],
  providers: [
    ...[ConferenceHealth, WebhookSignature, SignallingDoor, SignallingRelay],
    ...[MinutesDoor, MinutesServer, RecordingPlaylists, AttendanceExport, SessionFiles],
  ],
})
export class MeetingsHttpModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  /** Pieces of sound are taken as they came, up to their limit. */
  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    if (fastify.hasContentTypeParser(SOUND_BODY)) return;
    const limits = { parseAs: 'buffer', bodyLimit: LARGEST_PIECE_BYTES } as const;
    fastify.addContentTypeParser(SOUND_BODY, limits, (_request, body, done) => done(null, body));
  }
}
