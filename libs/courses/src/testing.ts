export { CoursesRoom } from './test-room/courses-room.js';
