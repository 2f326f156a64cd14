export { MAKERS } from './course/makers.js';
export { CoursesGraphqlModule } from './courses-graphql.module.js';
export { StudioCourseType } from './course/studio-course.type.js';
export { CourseType, CourseRunType, PlaybackType } from './learner/learner.types.js';
export { RequestLanguage } from './term/request-language.js';
export { TermType, toTermType, type TermLanguage } from './term/term.type.js';
