export { BoardService, type Board } from './board/board.service.js';
export { DEFINITION_VERSION, definitions } from './definitions.js';
export { participationEntities, participationMigrations } from './participation.entities.js';
export { participationErrors } from './participation.errors.js';
export { Audience, ParticipationGroup, type ParticipationFilter } from './participation-filter.js';
export { ParticipationModule } from './participation.module.js';
export { RemoteCounts } from './counts/remote-counts.js';
export { ParticipantService } from './people/participant.service.js';
export { ParticipationEventsService } from './people/participation-events.service.js';
