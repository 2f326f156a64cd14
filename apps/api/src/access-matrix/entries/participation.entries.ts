import { everywhere, ofSchool, type Entries, type Outcomes, type Rows } from './entry.js';

const viewers = ['schoolAdministrator', 'allianceAdministrator'] as const;
const given = { from: '2020-03-01', to: '2020-06-30' };
const aim = (target: Rows) => ({ schoolIds: [target.schoolId] });

const counted: Outcomes = {
  ...ofSchool('SCHOOL_NOT_FOUND'),
  allianceAdministrator: { own: 'ok', sibling: 'ok', other: 'SCHOOL_NOT_FOUND' },
  platformAdministrator: everywhere('ok'),
};

/** Rules of the participation board: a school's administrators count their own school, an alliance's its schools. */
export const participationEntries: Entries = {
  participationBoard: { who: viewers, given, aim, rows: counted },
  participationPeople: { who: viewers, given, aim, rows: counted },
  participationCoverage: { who: viewers, given, aim, rows: counted },
  participationOffers: { who: viewers, given, aim, rows: counted },
  participationEvents: {
    who: viewers,
    given,
    aim: (target) => ({ schoolIds: [target.schoolId], personId: target.personId }),
    rows: counted,
  },
};
