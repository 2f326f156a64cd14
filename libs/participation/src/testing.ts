export { openTestReadModel, type TestReadModel } from './testing/test-read-model.js';
export { TestReporting } from './testing/test-reporting.js';
