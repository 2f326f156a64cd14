export * from './access/fake-actor.js';
export * from './clock/fixed-clock.js';
export * from './configuration/test-configuration.js';
export * from './testing/seeded-random.js';
export * from './testing/test-database.js';
export * from './testing/test-redis.js';
