import { describe, expect, it } from 'vitest';
import { oncePerCourse } from './once-per-course';

describe('what was begun', () => {
  it('is shown once per course, with the lesson that was open last', () => {
    const begun = [
      { courseRunId: 'drawing', lessonId: 'third' },
      { courseRunId: 'drawing', lessonId: 'second' },
      { courseRunId: 'welding', lessonId: 'first' },
    ];
    expect(oncePerCourse(begun).map(({ lessonId }) => lessonId)).toEqual(['third', 'first']);
  });
});
