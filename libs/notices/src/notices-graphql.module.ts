import { Module } from '@nestjs/common';
import { NoticeResolver } from './inbox/notice.resolver.js';
import { NoticesModule } from './notices.module.js';

/** This room's part of the contract. */
@Module({ imports: [NoticesModule], providers: [NoticeResolver] })
export class NoticesGraphqlModule {}
