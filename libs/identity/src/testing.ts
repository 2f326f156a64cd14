export * from './identity.factory.js';
