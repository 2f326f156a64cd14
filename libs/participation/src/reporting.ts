export { ReportingModule } from './reporting/reporting.module.js';
