import { ActivityEvent } from './activity-event.entity.js';
import { CreditClock } from './credit-clock.entity.js';
import { CreateActivity1700000002000 } from './migrations/1700000002000-create-activity.js';
import { AddSessionsToActivity1700000005200 } from './migrations/1700000005200-add-sessions.js';
import { FollowTheLog1700000006200 } from './migrations/1700000006200-follow-the-log.js';

/** The tables of this room. */
export const activityEntities = [ActivityEvent, CreditClock];

/** How they came about, oldest first. */
export const activityMigrations = [
  CreateActivity1700000002000,
  AddSessionsToActivity1700000005200,
  FollowTheLog1700000006200,
];
