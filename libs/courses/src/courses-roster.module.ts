import { Module } from '@nestjs/common';
import { RosterWorkModule } from '@yunqiao/identity';
import { NoticesModule } from '@yunqiao/notices';
import './courses.errors.js';
import { EnrolmentFacts } from './enrolment-sheet/enrolment-facts.js';
import { EnrolmentSheetWork } from './enrolment-sheet/enrolment-sheet-work.js';
import './enrolment-sheet/enrolment-sheets.js';
import './notice/course-notices.js';

/** The work on this room's sheets, for the worker and its child. */
@Module({ imports: [RosterWorkModule, NoticesModule], providers: [EnrolmentSheetWork, EnrolmentFacts] })
export class CoursesRosterModule {}
