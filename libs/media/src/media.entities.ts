import { MediaRendition } from './media/media-rendition.entity.js';
import { Media } from './media/media.entity.js';
import { CreateMedia1700000003000 } from './migrations/create-media.js';

/** The tables of this room. */
export const mediaEntities = [Media, MediaRendition];

/** How they came about, oldest first. */
export const mediaMigrations = [CreateMedia1700000003000];
