import { ClassGroup } from './class-group/class-group.entity.js';
import { Membership } from './membership/membership.entity.js';
import { Organisation } from './organisation/organisation.entity.js';
import { Pairing } from './pairing/pairing.entity.js';
import { Person } from './person/person.entity.js';
import { RosterChange } from './roster/roster-change.entity.js';
import { RosterImport } from './roster/roster-import.entity.js';
import { RosterLine } from './roster/roster-line.entity.js';
import { RosterProposal } from './roster/roster-proposal.entity.js';
import { KnownDevice } from './session/known-device.entity.js';
import { Session } from './session/session.entity.js';

/** The tables of this room. */
export const identityEntities = [
  ...[Organisation, Pairing, ClassGroup, Person, Membership, Session, KnownDevice],
  ...[RosterImport, RosterLine, RosterProposal, RosterChange],
];
