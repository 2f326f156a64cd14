export { MeetingsGraphqlModule } from './meetings-graphql.module.js';
