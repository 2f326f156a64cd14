import { CreateRoster1700000006150 } from './migrations/create-roster.migration.js';
import { IdentityInitial1700000001000 } from './migrations/identity-initial.migration.js';

/** How the tables of this room came about, oldest first. */
export const identityMigrations = [IdentityInitial1700000001000, CreateRoster1700000006150];
