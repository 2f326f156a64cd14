export { makeMedia, type MediaTraits } from './media/media.factory.js';
