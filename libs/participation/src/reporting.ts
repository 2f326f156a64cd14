export { PastCounts } from './reporting/past-counts.js';
export { ReportingModule } from './reporting/reporting.module.js';
