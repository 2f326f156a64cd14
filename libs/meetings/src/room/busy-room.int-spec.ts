import { newId, type Actor } from '@yunqiao/platform';
import { AttendanceRecorder } from '../attendance/attendance-recorder.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { TalkService } from '../timeline/talk.service.js';
import { TimelineReader } from '../timeline/timeline-reader.js';
import { FloorService } from './floor.service.js';
import { LobbyService } from './lobby.service.js';
import { MemberService } from './member.service.js';

let room: MeetingsRoom;
let session: ResearchSession;
let host: Actor;
let teacher: Actor;
const rounds = Array.from({ length: 20 }, (_, index) => index);

beforeAll(async () => {
  room = await MeetingsRoom.open();
});
afterAll(() => room.close());
beforeEach(async () => {
  ({ session, host } = await room.liveSession());
  teacher = await room.seat(session);
});

/** Each of these as often as there are rounds, all at once: more than there are connections to the database. */
const allAtOnce = (...deeds: ((round: number) => Promise<unknown>)[]) =>
  Promise.all(rounds.flatMap((round) => deeds.map((deed) => deed(round))));
const say = (round: number) =>
  room.get(TalkService).say(teacher, { id: newId(), sessionId: session.id, text: `第${round}行` });
const raiseHand = (round: number) => room.get(FloorService).raiseHand(teacher, session.id, round % 2 === 0);
const lines = async () =>
  (await room.get(TimelineReader).findAfter(host, session.id, 0)).filter(({ kind }) => kind === 'chat.sent');

describe('a room in which everybody does something at once', () => {
  it('takes what is said while the host leads, and refuses nobody', async () => {
    await allAtOnce(
      say,
      raiseHand,
      (round) => room.get(LobbyService).lock(host, session.id, round % 2 === 0),
      (round) =>
        room.get(FloorService).spotlight(host, session.id, {
          ...{ personId: round % 2 ? teacher.personId : null, guestId: null },
        }),
    );
    expect(await lines()).toHaveLength(rounds.length);
  });

  it('takes signs of life of whom the host gives one part after the other', async () => {
    const beat = (round: number) => ({
      ...{ id: newId(), transport: 'rtc' as const, wallSeconds: 15 },
      at: new Date(session.startedAt!.getTime() + (round + 1) * 15_000),
    });
    const record = (round: number) =>
      room.get(AttendanceRecorder).record(teacher, {
        ...{ sessionId: session.id, deviceId: newId(), sentAt: null, beats: [beat(round)] },
      });
    await allAtOnce(say, record, (round) =>
      room.get(MemberService).setRole(host, session.id, teacher.personId, round % 2 ? 'speaker' : 'observer'),
    );
    expect(await lines()).toHaveLength(rounds.length);
  });
});
