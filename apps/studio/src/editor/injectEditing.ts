import { inject } from 'vue';
import { courseEditingKey, type CourseEditing } from './useCourse';

/** The course that the page around this component edits. */
export function injectEditing(): CourseEditing {
  const editing = inject(courseEditingKey);
  if (!editing) throw new Error('No course is being edited here');
  return editing;
}
