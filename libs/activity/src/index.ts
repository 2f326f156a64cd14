export * from './activity.entities.js';
export * from './activity.errors.js';
export * from './activity.module.js';
export * from './activity-event.entity.js';
export * from './activity-log.js';
export * from './credit.js';
export * from './credit-clock.entity.js';
export * from './wall-intervals.js';
