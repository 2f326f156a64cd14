import { Module } from '@nestjs/common';
import { IdentityModule } from '@yunqiao/identity';
import { MediaLoader } from './media/media.loader.js';
import { MediaResolver } from './media/media.resolver.js';
import { MediaModule } from './media.module.js';

/** This room's part of the contract. */
@Module({ imports: [MediaModule, IdentityModule], providers: [MediaResolver, MediaLoader] })
export class MediaGraphqlModule {}
