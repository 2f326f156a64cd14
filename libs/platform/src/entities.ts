import { CreateOutbox1790000000000 } from './outbox/migrations.js';
import { OutboxMessage } from './outbox/outbox-message.entity.js';
import { OutboxReceipt } from './outbox/outbox-receipt.entity.js';

/** Rows that the platform keeps. */
export const platformEntities = [OutboxMessage, OutboxReceipt];

/** How the platform's tables came about, oldest first. */
export const platformMigrations = [CreateOutbox1790000000000];
