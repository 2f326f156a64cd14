export { readCalendar } from './calendar/calendar-reader.js';
export { noticesOf } from './notices.factory.js';
