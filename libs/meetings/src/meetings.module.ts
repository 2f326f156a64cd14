import { Module } from '@nestjs/common';
import { ActivityModule } from '@yunqiao/activity';
import { IdentityModule } from '@yunqiao/identity';
import { MediaModule } from '@yunqiao/media';
import './meetings.errors.js';

/** Research sessions: their life, who is invited, who was there, and what happened. */
@Module({ imports: [IdentityModule, ActivityModule, MediaModule] })
export class MeetingsModule {}
