export * from './graphql-test-client.js';
export * from './seeded-random.js';
export * from './test-app.js';
export * from './test-database.js';
export * from './test-redis.js';
