import type { CourseCategory } from '../contract.generated';

/** The four categories, in the order in which reports name them. */
export const categories: readonly CourseCategory[] = [
  'publicFoundation',
  'specialised',
  'publicGood',
  'teacherDevelopment',
];
