export { MediaType, MediaRenditionType } from './media/media.type.js';
export { StorageUseType } from './storage/storage.type.js';
export { MediaIdInput } from './media/media.input.js';
export { MediaGraphqlModule } from './media-graphql.module.js';
