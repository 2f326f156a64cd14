import 'reflect-metadata';
import { newId, type Actor } from '@yunqiao/platform';
import { CoursesRoom } from '../test-room/courses-room.js';
import type { ClassViewing } from './class-viewing.entity.js';
import { ClassViewingService } from './class-viewing.service.js';
import { ViewingJoining } from './viewing-joining.js';
import { ViewingReader } from './viewing-reader.js';

describe('pupils with a phone, before one projector,', () => {
  let room: CoursesRoom;
  let teacher: Actor;
  let pupils: Actor[];
  let schoolId: string;
  let viewing: ClassViewing;

  beforeAll(async () => {
    room = await CoursesRoom.open();
  });
  afterAll(() => room.close());

  beforeEach(async () => {
    room.setClock('2020-04-15T02:00:00.000Z');
    schoolId = await room.school();
    const classGroupId = await room.classGroup(schoolId);
    teacher = await room.person('teacher', schoolId);
    pupils = [];
    for (let number = 0; number < 3; number += 1)
      pupils.push(await room.person('student', schoolId, { name: '张小华', classGroupId }));
    const trainer = await room.person('trainer', await room.school('上海测试学校'));
    const { run, lessonIds } = await room.run(trainer, [schoolId]);
    const wanted = { id: newId(), courseRunId: run.id, lessonId: lessonIds[0]!, classGroupId };
    viewing = await room.get(ClassViewingService).open(teacher, wanted);
  });

  const joining = () => room.get(ViewingJoining);

  it('mark themselves by the code that is shown, or the one before', async () => {
    const { pin, secret } = joining().codeOf(teacher, viewing)!;
    await joining().join(pupils[0]!, newId(), pin);
    room.advance(10);
    await joining().join(pupils[1]!, newId(), secret);
    room.advance(10);
    await expect(joining().join(pupils[2]!, newId(), pin)).rejects.toThrow('CLASS_VIEWING_CODE_WRONG');
    const seen = await room.get(ViewingReader).pupilsOf(viewing);
    expect(seen.map(({ isPresent, way }) => [isPresent, way]).sort()).toEqual([
      [false, null],
      [true, 'pin'],
      [true, 'qr'],
    ]);
  });

  it('are of that class, and try ten times in a quarter of an hour', async () => {
    const { pin } = joining().codeOf(teacher, viewing)!;
    const other = await room.person('student', schoolId, {
      classGroupId: await room.classGroup(schoolId, '护理2班'),
    });
    await expect(joining().join(other, newId(), pin)).rejects.toThrow('CLASS_VIEWING_NOT_FOUND');
    for (let attempt = 0; attempt < 10; attempt += 1)
      await expect(joining().join(pupils[0]!, newId(), '....')).rejects.toThrow('CLASS_VIEWING_CODE_WRONG');
    await expect(joining().join(pupils[0]!, newId(), pin)).rejects.toThrow('TOO_MANY_ATTEMPTS');
    expect(joining().codeOf(pupils[0]!, viewing)).toBeNull();
  });
});
