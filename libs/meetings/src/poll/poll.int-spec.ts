import { newId, type Actor } from '@yunqiao/platform';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { PollService } from './poll.service.js';

describe('a poll', () => {
  let room: MeetingsRoom;
  let polls: PollService;
  let host: Actor;
  let listeners: Actor[];
  let sessionId: string;

  const open = (actor = host, id = newId()) =>
    polls.open(actor, { id, sessionId, question: '分组讨论放在哪里？', options: ['课文细读之后', '导入之后'] });

  beforeAll(async () => {
    room = await MeetingsRoom.open();
    polls = room.get(PollService);
  });

  afterAll(() => room.close());

  beforeEach(async () => {
    const made = await room.liveSession();
    host = made.host;
    listeners = await Promise.all([1, 2, 3].map(() => room.seat(made.session)));
    sessionId = made.session.id;
  });

  it('counts everybody once, by what they chose last', async () => {
    const { poll } = await open();
    await Promise.all(listeners.map((listener) => polls.vote(listener, { pollId: poll.id, optionIndex: 0 })));
    const counted = await polls.vote(listeners[2]!, { pollId: poll.id, optionIndex: 1 });
    expect(counted).toMatchObject({ votes: [2, 1], myOption: 1 });
    expect(await polls.findCounted(listeners[0]!.personId, [poll.id])).toMatchObject([{ myOption: 0 }]);
  });

  it('is opened by who leads the session, and once by the same id', async () => {
    await expect(open(listeners[0])).rejects.toThrow('NOT_ALLOWED');
    const id = newId();
    await Promise.all([open(host, id), open(host, id)]);
    expect(await polls.findCounted(host.personId, [id])).toHaveLength(1);
  });

  it('takes no vote after its end, for no option that is not there, and from nobody outside', async () => {
    const { poll } = await open();
    const { actor: stranger } = await room.given.person();
    await expect(polls.vote(stranger, { pollId: poll.id, optionIndex: 0 })).rejects.toThrow('SESSION_NOT_FOUND');
    await expect(polls.vote(listeners[0]!, { pollId: poll.id, optionIndex: 2 })).rejects.toThrow('POLL_OPTION_INVALID');

    await polls.close(host, poll.id);
    await polls.close(host, poll.id);
    await expect(polls.close(stranger, poll.id)).rejects.toThrow('SESSION_NOT_FOUND');
    await expect(polls.vote(listeners[0]!, { pollId: poll.id, optionIndex: 0 })).rejects.toThrow('POLL_CLOSED');
  });
});
