export { givenSeat, givenSession, openMeetingsRoom } from './test-room/meetings-room.js';
