import { Module } from '@nestjs/common';
import { CoursesModule } from '@yunqiao/courses';
import { IdentityGraphqlModule } from '@yunqiao/identity/graphql';
import { BoardFieldsResolver, BoardResolver } from './board/board.resolver.js';
import { CorrectionResolver } from './corrections/correction.resolver.js';
import { ExportController } from './export/export.controller.js';
import { ReportExportController } from './export/report-export.controller.js';
import { OutsideBoardResolver } from './outside/outside-board.resolver.js';
import { OutsideExportController } from './outside/outside-export.controller.js';
import { ParticipationModule } from './participation.module.js';
import { ReportScheduleResolver } from './report/report-schedule.resolver.js';
import { EditionsLoader } from './report/report.loaders.js';
import { ReportEditionResolver, ReportFieldsResolver, ReportResolver } from './report/report.resolver.js';

/** This room's part of the contract, and its export. */
@Module({
  imports: [ParticipationModule, CoursesModule, IdentityGraphqlModule],
  controllers: [ExportController, ReportExportController, OutsideExportController],
  providers: [
    ...[BoardResolver, BoardFieldsResolver, OutsideBoardResolver],
    ...[ReportResolver, ReportFieldsResolver, ReportEditionResolver, EditionsLoader],
    ...[ReportScheduleResolver, CorrectionResolver],
  ],
})
export class ParticipationGraphqlModule {}
