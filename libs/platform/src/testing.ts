export * from './access/fake-actor.js';
export * from './clock/fixed-clock.js';
export * from './configuration/test-configuration.js';
