import { Module } from '@nestjs/common';
import { BoardFieldsResolver, BoardResolver } from './board/board.resolver.js';
import { ExportController } from './export/export.controller.js';
import { ParticipationModule } from './participation.module.js';

/** This room's part of the contract, and its export. */
@Module({
  imports: [ParticipationModule],
  controllers: [ExportController],
  providers: [BoardResolver, BoardFieldsResolver],
})
export class ParticipationGraphqlModule {}
