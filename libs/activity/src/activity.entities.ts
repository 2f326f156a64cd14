import { ActivityEvent } from './log/activity-event.entity.js';
import { ActivityReceipt } from './log/activity-receipt.entity.js';
import { ActivityCorrection } from './correction/activity-correction.entity.js';
import { CreditClock } from './credit/credit-clock.entity.js';
import { CreateActivity1700000002000 } from './migrations/1700000002000-create-activity.js';
import { AddSessionsToActivity1700000005200 } from './migrations/1700000005200-add-sessions.js';
import { FollowTheLog1700000006200 } from './migrations/1700000006200-follow-the-log.js';
import { AttestActivity1700000006400 } from './migrations/1700000006400-attest-activity.js';
import { CorrectActivity1700000007000 } from './migrations/1700000007000-correct-activity.js';
import { KeepGrants1700000007600 } from './migrations/1700000007600-keep-grants.js';
import { PartitionTheLog1700000006300 } from './migrations/1700000006300-partition-the-log.js';

/** The tables of this room. */
export const activityEntities = [ActivityEvent, ActivityReceipt, ActivityCorrection, CreditClock];

/** How they came about, oldest first. */
export const activityMigrations = [
  CreateActivity1700000002000,
  AddSessionsToActivity1700000005200,
  FollowTheLog1700000006200,
  PartitionTheLog1700000006300,
  AttestActivity1700000006400,
  CorrectActivity1700000007000,
  KeepGrants1700000007600,
];
