import { day, everywhere, ofSchool, type Entries, type OperationEntry, type Outcome, type Outcomes } from './entry.js';

const schoolAdministrators = ['schoolAdministrator'] as const;
const administrators = ['schoolAdministrator', 'allianceAdministrator'] as const;
const nobodyElse = ['platformAdministrator'] as const;

/** Alliance administrators see their tree, school administrators their school. */
const inTree = (outside: Outcome): Outcomes => ({
  schoolAdministrator: { own: 'ok', sibling: outside, other: outside },
  allianceAdministrator: { own: 'ok', sibling: 'ok', other: outside },
  platformAdministrator: everywhere('ok'),
});

const newPerson = { accountName: 'n20200101', displayName: '新人', role: 'teacher', validFrom: day };

/** Signing in, and one's own account. */
const own: Entries = {
  viewer: { who: 'public' },
  schoolOptions: { who: 'public' },
  signIn: { who: 'public' },
  signOut: { who: 'public' },
  signOutEverywhere: { who: 'signedIn', duringPasswordChange: true },
  changePassword: { who: 'signedIn', duringPasswordChange: true },
  updateMyProfile: { who: 'signedIn', given: { locale: 'en' } },
};

const organisations: Entries = {
  organisations: {
    who: administrators,
    given: { first: 100 },
    aim: () => ({}),
    shows: (target) => target.schoolId,
    rows: inTree('hidden'),
  },
  organisation: {
    who: administrators,
    aim: (target) => ({ id: target.schoolId }),
    rows: inTree('ORGANISATION_NOT_FOUND'),
  },
  createOrganisation: { who: nobodyElse, given: { kind: 'school' } },
  updateOrganisation: {
    who: nobodyElse,
    given: { version: 999 },
    aim: (target) => ({ id: target.schoolId }),
    rows: { platformAdministrator: everywhere('ok') },
  },
  createPairing: { who: nobodyElse },
  endPairing: {
    who: schoolAdministrators,
    given: { lastDay: day },
    aim: (target) => ({ pairingId: target.pairingId }),
    rows: ofSchool('PAIRING_NOT_FOUND'),
  },
};

const classGroups: Entries = {
  classGroups: {
    who: ['schoolAdministrator', 'allianceAdministrator', 'trainer'],
    aim: (target) => ({ schoolId: target.schoolId }),
    rows: {
      ...inTree('ORGANISATION_NOT_FOUND'),
      // Trainers enrol classes of every school of their alliance.
      trainer: { own: 'ok', sibling: 'ok', other: 'ORGANISATION_NOT_FOUND' },
    },
  },
  createClassGroup: {
    who: schoolAdministrators,
    given: { grade: 2019 },
    aim: (target) => ({ schoolId: target.schoolId }),
    rows: ofSchool('ORGANISATION_NOT_FOUND'),
  },
  updateClassGroup: {
    who: schoolAdministrators,
    given: { version: 999 },
    aim: (target) => ({ id: target.classGroupId }),
    rows: ofSchool('CLASS_GROUP_NOT_FOUND'),
  },
};

const people: Entries = {
  people: {
    who: schoolAdministrators,
    aim: (target) => ({ organisationId: target.schoolId, first: 100 }),
    shows: (target) => target.personId,
    rows: ofSchool('hidden'),
  },
  person: {
    who: schoolAdministrators,
    aim: (target) => ({ id: target.personId }),
    rows: ofSchool('PERSON_NOT_FOUND'),
  },
  createPerson: {
    who: schoolAdministrators,
    given: newPerson,
    aim: (target) => ({ schoolId: target.schoolId }),
    rows: ofSchool('ORGANISATION_NOT_FOUND'),
  },
  updatePerson: {
    who: schoolAdministrators,
    given: { version: 999 },
    aim: (target) => ({ id: target.personId }),
    rows: ofSchool('PERSON_NOT_FOUND'),
  },
  resetPassword: {
    who: schoolAdministrators,
    aim: (target) => ({ personId: target.personId }),
    rows: ofSchool('PERSON_NOT_FOUND'),
  },
  addMembership: {
    who: schoolAdministrators,
    given: { role: 'liaison', validFrom: day },
    aim: (target, own) => ({ personId: target.personId, organisationId: own.schoolId }),
    rows: ofSchool('PERSON_NOT_FOUND'),
  },
  giveRecordingConsent: {
    who: schoolAdministrators,
    given: { evidence: '父亲书面同意' },
    aim: (target) => ({ personId: target.personId }),
    rows: ofSchool('PERSON_NOT_FOUND'),
  },
  withdrawRecordingConsent: {
    who: schoolAdministrators,
    aim: (target) => ({ personId: target.personId }),
    rows: ofSchool('PERSON_NOT_FOUND'),
  },
  endMembership: {
    who: schoolAdministrators,
    given: { lastDay: day },
    aim: (target) => ({ membershipId: target.membershipId }),
    rows: ofSchool('MEMBERSHIP_NOT_FOUND'),
  },
};

const ofRoster = {
  who: administrators,
  aim: (target) => ({ importId: target.rosterId }),
  rows: inTree('ROSTER_NOT_FOUND'),
} satisfies OperationEntry;

/** Sheets, which administrators above a school bring in for it too; and codes, which only the school hands out. */
const rosters: Entries = {
  rosterImports: {
    who: administrators,
    given: { first: 100 },
    aim: () => ({}),
    shows: (target) => target.rosterId,
    rows: inTree('hidden'),
  },
  rosterImport: { ...ofRoster, aim: (target) => ({ id: target.rosterId }) },
  setRosterImportDay: { ...ofRoster, given: { effectiveOn: day } },
  decideRosterImport: ofRoster,
  applyRosterImport: ofRoster,
  undoRosterImport: ofRoster,
  makeActivationCodes: {
    who: schoolAdministrators,
    aim: (target) => ({ schoolId: target.schoolId }),
    rows: ofSchool('ORGANISATION_NOT_FOUND'),
  },
};

/** Rules of identity. */
export const identityEntries: Entries = { ...own, ...organisations, ...classGroups, ...people, ...rosters };

/** Calls of the same operations that aim at a second row. */
export const identityMixtures: Entries = {
  'updatePerson of somebody above': {
    ...people['updatePerson']!,
    aim: (target) => ({ id: target.superiorId }),
    rows: {
      schoolAdministrator: { own: 'NOT_ALLOWED', sibling: 'PERSON_NOT_FOUND' },
      platformAdministrator: { own: 'ok' },
    },
  },
  'resetPassword of somebody above': {
    ...people['resetPassword']!,
    aim: (target) => ({ personId: target.superiorId }),
    rows: { schoolAdministrator: { own: 'NOT_ALLOWED', sibling: 'PERSON_NOT_FOUND' } },
  },
  'addMembership above oneself': {
    ...people['addMembership']!,
    given: { role: 'allianceAdministrator', validFrom: day },
    rows: { schoolAdministrator: { own: 'NOT_ALLOWED' } },
  },
  'makeActivationCodes of a foreign class': {
    ...rosters['makeActivationCodes']!,
    aim: (target, mine) => ({ schoolId: mine.schoolId, classGroupId: target.classGroupId }),
    rows: { schoolAdministrator: { own: 'ok', sibling: 'CLASS_GROUP_NOT_FOUND', other: 'CLASS_GROUP_NOT_FOUND' } },
  },
  'addMembership in a foreign school': {
    ...people['addMembership']!,
    aim: (target, mine) => ({ personId: mine.personId, organisationId: target.schoolId }),
    rows: { schoolAdministrator: { own: 'ok', sibling: 'ORGANISATION_NOT_FOUND', other: 'ORGANISATION_NOT_FOUND' } },
  },
};
