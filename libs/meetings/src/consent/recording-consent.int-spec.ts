import { newId } from '@yunqiao/platform';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { RecordingConsents } from './recording-consents.js';

let room: MeetingsRoom;
let consents: RecordingConsents;

beforeAll(async () => {
  room = await MeetingsRoom.open();
  consents = room.get(RecordingConsents);
});
afterAll(() => room.close());

async function schoolWithPupil() {
  const schoolId = await room.school();
  const { actor: administrator } = await room.given.person({ role: 'schoolAdministrator', schoolId });
  const { actor: pupil } = await room.given.person({ role: 'student', schoolId });
  return { administrator, pupil: pupil.personId };
}

describe('the consent to recordings of minors', () => {
  it('is needed of students alone, from when it is on record until it is withdrawn', async () => {
    const { administrator, pupil } = await schoolWithPupil();
    const { personId: teacher } = (await room.given.person({ role: 'teacher' })).actor;
    const guest = newId();
    const everybody = [teacher, pupil, guest];
    expect(await consents.recordable(everybody)).toEqual([teacher, guest]);
    const consent = { id: newId(), personId: pupil, evidence: '父亲，9 月 1 日书面同意' };
    for (let times = 0; times < 2; times += 1) await consents.give(administrator, consent);
    expect(await consents.recordable(everybody)).toEqual(everybody);
    await consents.withdraw(administrator, pupil);
    expect(await consents.recordable(everybody)).toEqual([teacher, guest]);
    await consents.give(administrator, { ...consent, id: newId() });
    expect(await consents.recordable([pupil])).toEqual([pupil]);
  });

  it('is put on record and withdrawn by who administers the school alone', async () => {
    const { pupil } = await schoolWithPupil();
    const { administrator: stranger } = await schoolWithPupil();
    const consent = { id: newId(), personId: pupil, evidence: '母亲' };
    await expect(consents.give(stranger, consent)).rejects.toThrow('PERSON_NOT_FOUND');
    await expect(consents.withdraw(stranger, pupil)).rejects.toThrow('PERSON_NOT_FOUND');
  });

  it('is never taken from one person for another', async () => {
    const { administrator, pupil } = await schoolWithPupil();
    const other = await schoolWithPupil();
    const consent = { id: newId(), personId: pupil, evidence: '母亲' };
    await consents.give(administrator, consent);
    const same = { ...consent, personId: other.pupil };
    await expect(consents.give(other.administrator, same)).rejects.toThrow('CONFLICT');
    expect(await consents.recordable([other.pupil])).toEqual([]);
  });
});
