export { NoticesGraphqlModule } from './notices-graphql.module.js';
