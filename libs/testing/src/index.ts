export { seededRandom, testRedis, createTestDatabase, openTestDatabase } from '@yunqiao/platform/testing';
export type { SeededRandom, TestDatabase, TestRedis } from '@yunqiao/platform/testing';
export * from './graphql-test-client.js';
export * from './live-test-client.js';
export * from './test-app.js';
export { refuseSecondConnections } from './one-connection.js';
