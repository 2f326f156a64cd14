import { describe, expect, it } from 'vitest';
import { chapterStep, lessonNumber, lessonStep, withChapterAt, withLessonAt } from './outline';

const outline = [
  { id: 'one', lessons: [{ id: 'a' }, { id: 'b' }] },
  { id: 'two', lessons: [] },
  { id: 'three', lessons: [{ id: 'c' }] },
];
const ids = (chapters: { id: string; lessons: { id: string }[] }[]) =>
  chapters.map((chapter) => [chapter.id, ...chapter.lessons.map((lesson) => lesson.id)].join(' '));

describe('moving a lesson by keyboard', () => {
  it('goes one place up or down within its chapter', () => {
    expect(lessonStep(outline, 'b', 'up')).toEqual({ toChapterId: 'one', toIndex: 0 });
    expect(lessonStep(outline, 'a', 'down')).toEqual({ toChapterId: 'one', toIndex: 1 });
  });

  it('goes on in the neighbouring chapter at the edge, also in an empty one', () => {
    expect(lessonStep(outline, 'b', 'down')).toEqual({ toChapterId: 'two', toIndex: 0 });
    expect(lessonStep(outline, 'c', 'up')).toEqual({ toChapterId: 'two', toIndex: 0 });
  });

  it('stays at the beginning and the end of the course', () => {
    expect(lessonStep(outline, 'a', 'up')).toBeNull();
    expect(lessonStep(outline, 'c', 'down')).toBeNull();
  });

  it('puts every lesson exactly once, wherever it goes', () => {
    const moved = withLessonAt(outline, 'a', { toChapterId: 'three', toIndex: 1 });
    expect(ids(moved)).toEqual(['one b', 'two', 'three c a']);
  });

  it('counts lessons over the whole course', () => {
    expect(lessonNumber(outline, 'c')).toBe(3);
  });
});

describe('moving a chapter by keyboard', () => {
  it('changes places with its neighbour and stays at the edges', () => {
    expect(chapterStep(outline, 'two', 'up')).toBe(0);
    expect(chapterStep(outline, 'one', 'up')).toBeNull();
    expect(chapterStep(outline, 'three', 'down')).toBeNull();
  });

  it('takes its lessons along', () => {
    expect(ids(withChapterAt(outline, 'three', 0))).toEqual(['three c', 'one a b', 'two']);
  });
});
