export { ParticipationGraphqlModule } from './participation-graphql.module.js';
