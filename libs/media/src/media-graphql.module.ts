import { Module } from '@nestjs/common';
import { IdentityModule } from '@yunqiao/identity';
import { MediaLoader } from './media/media.loader.js';
import { MediaResolver } from './media/media.resolver.js';
import { StorageResolver } from './storage/storage.resolver.js';
import { SchoolStorageLoader } from './storage/storage.loader.js';
import { MediaModule } from './media.module.js';

/** This room's part of the contract. */
@Module({
  imports: [MediaModule, IdentityModule],
  providers: [MediaResolver, MediaLoader, StorageResolver, SchoolStorageLoader],
})
export class MediaGraphqlModule {}
