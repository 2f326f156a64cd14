import { Administrators } from './administrators.js';
import { ReportChanges } from './report-changes.js';
import { ReportComparison } from './report-comparison.js';
import { ReportCounter } from './report-counter.js';
import { ReportReader } from './report-reader.js';
import { ReportScheduleService } from './report-schedule.service.js';
import { ReportService } from './report.service.js';

/** Services of reports. */
export const reportServices = [
  ...[ReportCounter, ReportReader, ReportChanges, ReportComparison, ReportService],
  ...[Administrators, ReportScheduleService],
];
