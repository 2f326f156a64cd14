import { Module } from '@nestjs/common';
import { IdentityModule } from '@yunqiao/identity';
import { IdentityGraphqlModule } from '@yunqiao/identity/graphql';
import { MeetingsModule } from './meetings.module.js';
import { PollLoader } from './poll/poll.loader.js';
import { PollResolver } from './poll/poll.resolver.js';
import { roomResolvers } from './room/room.resolvers.js';
import { TimelineResolver } from './timeline/timeline.resolver.js';

/** This room's part of the contract. */
@Module({
  imports: [MeetingsModule, IdentityModule, IdentityGraphqlModule],
  providers: [PollLoader, PollResolver, TimelineResolver, ...roomResolvers],
})
export class MeetingsGraphqlModule {}
