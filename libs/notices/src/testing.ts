export { noticesOf } from './notices.factory.js';
