import { newId } from '@yunqiao/platform';
import { everywhere, makers, ofSchool, type Entries, type Outcome, type Outcomes, type Rows } from './entry.js';

const viewers = ['schoolAdministrator', 'allianceAdministrator'] as const;
const given = { from: '2020-03-01', to: '2020-06-30' };
const aim = (target: Rows) => ({ schoolIds: [target.schoolId] });

const counted: Outcomes = {
  ...ofSchool('SCHOOL_NOT_FOUND'),
  allianceAdministrator: { own: 'ok', sibling: 'ok', other: 'SCHOOL_NOT_FOUND' },
  platformAdministrator: everywhere('ok'),
};

/** Reports and schedules of the target's school; of a list, whether its row is in it. */
const reported = (code: Outcome): Outcomes => ({
  ...ofSchool(code),
  allianceAdministrator: { own: 'ok', sibling: 'ok', other: code },
  platformAdministrator: everywhere('ok'),
});
const wishes = {
  title: '学期报告',
  rhythm: 'term',
  dayAfterEnd: 7,
  readerIds: [],
  audience: 'everyone',
  attested: 'with',
};
/** An event is corrected by those who count its school; for everybody else it is not there. */
const correcting = (event: 'eventId' | 'struckEventId') => ({
  who: viewers,
  given: { extent: 'event', reason: '录错了人' },
  aim: (target: Rows) => ({ id: newId(), personId: target.personId, eventId: target[event] }),
  rows: reported('EVENT_NOT_FOUND'),
});

/** Rules of the participation board: a school's administrators count their own school, an alliance's its schools. */
export const participationEntries: Entries = {
  participationBoard: { who: viewers, given, aim, rows: counted },
  participationPeople: { who: viewers, given, aim, rows: counted },
  participationCoverage: { who: viewers, given, aim, rows: counted },
  participationOffers: { who: viewers, given, aim, rows: counted },
  courseParticipation: { who: makers, aim: (_target, own) => ({ termId: own.termId }) },
  participationEvents: {
    who: viewers,
    given,
    aim: (target) => ({ schoolIds: [target.schoolId], personId: target.personId }),
    rows: counted,
  },
  participationReports: {
    who: viewers,
    given: { first: 100 },
    aim: () => ({}),
    shows: (target) => target.reportId,
    rows: reported('hidden'),
  },
  participationReport: { who: viewers, aim: (target) => ({ id: target.reportId }), rows: reported('REPORT_NOT_FOUND') },
  issueParticipationReport: {
    who: viewers,
    aim: (target) => ({ id: newId(), title: '四月', filter: { ...given, ...aim(target) } }),
    rows: counted,
  },
  issueParticipationReportAgain: {
    who: viewers,
    aim: (target) => ({ reportId: target.reportId, editionId: newId() }),
    rows: reported('REPORT_NOT_FOUND'),
  },
  reportSchedules: {
    who: viewers,
    given: { first: 100 },
    aim: () => ({}),
    shows: (target) => target.reportScheduleId,
    rows: reported('hidden'),
  },
  reportSchedule: {
    who: viewers,
    aim: (target) => ({ id: target.reportScheduleId }),
    rows: reported('REPORT_SCHEDULE_NOT_FOUND'),
  },
  reportReaders: { who: viewers, aim, rows: counted },
  createReportSchedule: {
    who: viewers,
    given: wishes,
    aim: (target) => ({ id: newId(), ...aim(target) }),
    rows: counted,
  },
  changeReportSchedule: {
    who: viewers,
    given: wishes,
    aim: (target) => ({ scheduleId: target.reportScheduleId, ...aim(target) }),
    rows: reported('REPORT_SCHEDULE_NOT_FOUND'),
  },
  stopReportSchedule: {
    who: viewers,
    aim: (target) => ({ scheduleId: target.reportScheduleId }),
    rows: reported('REPORT_SCHEDULE_NOT_FOUND'),
  },
  participationCorrections: { who: viewers, given, aim, rows: counted },
  strikeParticipation: correcting('eventId'),
  restoreParticipation: correcting('struckEventId'),
};
