import { ClassGroup } from './class-group/class-group.entity.js';
import { Membership } from './membership/membership.entity.js';
import { Organisation } from './organisation/organisation.entity.js';
import { Pairing } from './pairing/pairing.entity.js';
import { Person } from './person/person.entity.js';
import { KnownDevice } from './session/known-device.entity.js';
import { Session } from './session/session.entity.js';

/** The tables of this room. */
export const identityEntities = [Organisation, Pairing, ClassGroup, Person, Membership, Session, KnownDevice];
