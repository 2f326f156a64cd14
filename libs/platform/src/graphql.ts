export * from './graphql/connection.js';
