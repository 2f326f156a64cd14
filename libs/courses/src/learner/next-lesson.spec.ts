import { nextLessonId } from './next-lesson.js';

const lessons = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
const at = (minute: number, isComplete = false) => {
  const updatedAt = new Date(minute * 60_000);
  return { updatedAt, completedAt: isComplete ? updatedAt : null };
};

describe('the lesson to go on with', () => {
  it('is the first one for whoever has not begun', () => {
    expect(nextLessonId(lessons, new Map())).toBe('a');
  });

  it('is the one that was touched last', () => {
    expect(
      nextLessonId(
        lessons,
        new Map([
          ['a', at(1)],
          ['b', at(2)],
        ]),
      ),
    ).toBe('b');
  });

  it('is the one after a lesson that was finished last', () => {
    expect(nextLessonId(lessons, new Map([['b', at(2, true)]]))).toBe('c');
  });

  it('comes back to what was left out', () => {
    expect(
      nextLessonId(
        lessons,
        new Map([
          ['b', at(1, true)],
          ['c', at(2, true)],
        ]),
      ),
    ).toBe('a');
  });

  it('is none when all are finished', () => {
    expect(nextLessonId(lessons, new Map(lessons.map(({ id }, index) => [id, at(index, true)])))).toBeNull();
  });

  it('is none in a course without lessons', () => {
    expect(nextLessonId([], new Map())).toBeNull();
  });
});
