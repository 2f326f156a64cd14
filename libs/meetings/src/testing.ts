export * from './session/session.factory.js';
