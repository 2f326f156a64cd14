import { IdentityInitial1700000001000 } from './migrations/identity-initial.migration.js';

/** How the tables of this room came about, oldest first. */
export const identityMigrations = [IdentityInitial1700000001000];
