import { CreateParticipationReport1700000007100 } from './migrations/1700000007100-create-participation-report.js';
import { ReportEdition } from './report/report-edition.entity.js';
import { ReportSchedule } from './report/report-schedule.entity.js';
import { Report } from './report/report.entity.js';

/** The tables of this room: what was issued. Facts are derived and stand elsewhere. */
export const participationEntities = [ReportSchedule, Report, ReportEdition];

/** How they came about, oldest first. */
export const participationMigrations = [CreateParticipationReport1700000007100];
