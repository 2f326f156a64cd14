import { Media } from '@yunqiao/media';
import { noticesOf } from '@yunqiao/notices/testing';
import { IdentityModule } from '@yunqiao/identity';
import { newId, type Actor } from '@yunqiao/platform';
import { CoursesModule } from '../courses.module.js';
import { CoursesWorkerModule } from '../courses-worker.module.js';
import { EnrolmentService } from '../run/enrolment.service.js';
import { CoursesRoom } from '../test-room/courses-room.js';
import { MediaNoticesHandler } from './media-notices.handler.js';

let room: CoursesRoom;
let schoolId: string;
let trainer: Actor;

beforeAll(async () => {
  room = await CoursesRoom.open([IdentityModule, CoursesModule, CoursesWorkerModule]);
});
afterAll(() => room.close());
beforeEach(async () => {
  schoolId = await room.school();
  trainer = await room.person('trainer', schoolId);
});

async function told(personId: string): Promise<[string, Record<string, string>][]> {
  return (await noticesOf(room.database, personId)).map(({ kind, facts }) => [kind, facts]);
}

describe('the end of the work on a video', () => {
  async function end(kind: 'media.ready' | 'media.failed', mediaId: string, attempt = 1): Promise<void> {
    const event = { id: newId(), kind, key: mediaId, payload: { mediaId, attempt } };
    const handler = room.get(MediaNoticesHandler);
    await room.database.transaction((tx) =>
      kind === 'media.ready' ? handler.onReady(tx, event) : handler.onFailed(tx, event),
    );
  }

  it('is told to who brought it in, once', async () => {
    const mediaId = await room.media(trainer);
    const { fileName } = await room.database.getRepository(Media).findOneByOrFail({ id: mediaId });
    await end('media.ready', mediaId);
    await end('media.ready', mediaId);
    expect(await told(trainer.personId)).toEqual([['media.ready', { fileName }]]);
  });

  it('that went wrong, and then well, is one notice: the good one', async () => {
    const mediaId = await room.media(trainer);
    await end('media.failed', mediaId, 1);
    await end('media.failed', mediaId, 2);
    expect((await told(trainer.personId)).map(([kind]) => kind)).toEqual(['media.failed']);
    await end('media.ready', mediaId, 3);
    expect((await told(trainer.personId)).map(([kind]) => kind)).toEqual(['media.ready']);
  });

  it('is no news for a cover, nor for what was removed meanwhile', async () => {
    await end('media.ready', await room.media(trainer, { kind: 'cover' }));
    const removed = await room.media(trainer);
    await room.database.getRepository(Media).update({ id: removed }, { removedAt: room.now() });
    await end('media.ready', removed);
    expect(await told(trainer.personId)).toEqual([]);
  });
});

describe('a class that is enrolled', () => {
  it('is told, every student once, and who was there already is not', async () => {
    const classGroupId = await room.classGroup(schoolId);
    const [early, late] = [
      await room.person('student', schoolId, { classGroupId }),
      await room.person('student', schoolId, { classGroupId }),
    ];
    const { run } = await room.run(trainer, [schoolId]);
    const enrolments = room.get(EnrolmentService);
    await enrolments.enrol(early, run.id);
    await enrolments.enrolClassGroups(trainer, run.id, [classGroupId]);
    await enrolments.enrolClassGroups(trainer, run.id, [classGroupId]);
    expect((await told(late.personId)).map(([kind]) => kind)).toEqual(['run.enrolled']);
    expect(await told(early.personId)).toEqual([]);
  });
});
