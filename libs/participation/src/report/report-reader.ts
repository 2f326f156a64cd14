import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { containing } from '@yunqiao/identity';
import { AppError, idBytes, paginate, type Actor, type Page, type PageRequest } from '@yunqiao/platform';
import { DataSource, In } from 'typeorm';
import { CountedCatalogue } from '../board/catalogue.js';
import { countableSchools } from '../participation-filter.js';
import { ReportEdition } from './report-edition.entity.js';
import { withinSchools } from './report-scope.js';
import { Report } from './report.entity.js';

/** Which reports are looked for. */
export interface ReportFilter {
  /** Part of the title. */
  readonly search?: string | null;
  readonly termId?: string | null;
  readonly scheduleId?: string | null;
}

/** Shows what was issued, as it was frozen. */
@Injectable()
export class ReportReader {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly catalogue: CountedCatalogue,
  ) {}

  /**
   * Reports of whose schools the asker may count every one, the newest first.
   * @throws CURSOR_INVALID
   */
  async list(actor: Actor, filter: ReportFilter, page: PageRequest): Promise<Page<Report>> {
    const query = await this.visible(actor);
    if (filter.search) query.andWhere('scoped.title LIKE :search', { search: containing(filter.search) });
    if (filter.termId) query.andWhere('scoped.termId = :termId', { termId: idBytes(filter.termId) });
    if (filter.scheduleId) query.andWhere('scoped.scheduleId = :schedule', { schedule: idBytes(filter.scheduleId) });
    const newest = [
      { column: 'scoped.createdAt', direction: 'DESC' },
      { column: 'scoped.id', direction: 'DESC' },
    ] as const;
    return paginate(query, newest, page);
  }

  /** @throws REPORT_NOT_FOUND, also for reports of schools that the asker may not count */
  async get(actor: Actor, id: string): Promise<Report> {
    const query = await this.visible(actor);
    const report = await query.andWhere('scoped.id = :id', { id: idBytes(id) }).getOne();
    if (!report) throw new AppError('REPORT_NOT_FOUND');
    return report;
  }

  /** Editions of these reports without their figures, the first ones first. */
  editionsOf(reportIds: readonly string[]): Promise<ReportEdition[]> {
    return this.database.manager.find(ReportEdition, {
      where: { reportId: In([...reportIds]) },
      order: { number: 'ASC' },
    });
  }

  /**
   * One edition with its figures; the latest when no number is given.
   * @throws REPORT_NOT_FOUND
   */
  async edition(reportId: string, number: number | null): Promise<ReportEdition> {
    const query = this.database
      .createQueryBuilder(ReportEdition, 'edition')
      .addSelect(['edition.figures', 'edition.definitions'])
      .where('edition.reportId = :reportId', { reportId: idBytes(reportId) });
    if (number !== null) query.andWhere('edition.number = :number', { number });
    const edition = await query.orderBy('edition.number', 'DESC').limit(1).getOne();
    if (!edition) throw new AppError('REPORT_NOT_FOUND');
    return edition;
  }

  private async visible(actor: Actor) {
    const { tree } = await this.catalogue.places();
    const query = this.database.createQueryBuilder(Report, 'scoped').where('1 = 1');
    return withinSchools(query, countableSchools(actor, tree));
  }
}
