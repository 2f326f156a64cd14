import { Module } from '@nestjs/common';
import { IdentityModule } from '@yunqiao/identity';
import { IdentityGraphqlModule } from '@yunqiao/identity/graphql';
import { MeetingsModule } from './meetings.module.js';

/** This room's part of the contract. */
@Module({ imports: [MeetingsModule, IdentityModule, IdentityGraphqlModule] })
export class MeetingsGraphqlModule {}
