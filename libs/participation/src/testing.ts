export { LogCopy, type LogRow } from './log/log-copy.js';
