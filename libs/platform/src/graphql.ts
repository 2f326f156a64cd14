export * from './graphql/connection.js';
export * from './graphql/format-error.js';
export * from './graphql/graphql.module.js';
export * from './graphql/limits.js';
export * from './graphql/loaders.js';
export * from './graphql/scalars.js';
