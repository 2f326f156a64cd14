import {
  CountedCatalogue,
  definitions,
  DEFINITION_VERSION,
  Report,
  ReportCounter,
  ReportEdition,
  ReportSchedule,
  scopeOfReport,
} from '@yunqiao/participation';
import { PastCounts } from '@yunqiao/participation/reporting';
import { idText, newId } from '@yunqiao/platform';
import type { DataSource, EntityManager } from 'typeorm';
import { reportedAt, type DemoReport } from '../plan/reports.js';

const term =
  "SELECT id, DATE_FORMAT(starts_on, '%Y-%m-%d') AS starts_on, DATE_FORMAT(ends_on, '%Y-%m-%d') AS ends_on FROM term WHERE code = '2020-spring'";

interface TermRow {
  id: Buffer;
  starts_on: string;
  ends_on: string;
}

/**
 * Issues the reports of the spring term as they would have been issued then: each edition counts what was known at its time. Where
 * reports were issued already, nothing is.
 */
export async function loadReports(
  database: DataSource,
  planned: readonly DemoReport[],
  now: Date,
  say: (line: string) => void,
): Promise<void> {
  if (await database.manager.exists(Report)) return;
  say(`${planned.length} reports of the spring term`);
  const [spring] = await database.query<TermRow[]>(term);
  const names = await new CountedCatalogue(database).read();
  const reports = planned.map((report) => ({ report: reportOf(report, spring!), planned: report }));
  const past = await PastCounts.open(database, reportedAt[0]);
  try {
    await database.transaction(async (tx) => {
      for (const { report } of reports) await tx.insert(Report, report);
      await tx.insert(ReportSchedule, scheduleOf(planned[0]!, now));
      for (const instant of reportedAt) {
        const counter = new ReportCounter(past.at(instant));
        for (const {
          report,
          planned: { editionsAt },
        } of reports)
          if (editionsAt.includes(instant))
            await issue(tx, counter.count(scopeOfReport(report), names), report, editionsAt.indexOf(instant) + 1);
      }
    });
  } finally {
    await past.close();
  }
}

function reportOf(
  { title, schoolIds, categories, audience, issuedBy, editionsAt }: DemoReport,
  spring: TermRow,
): Report {
  return Object.assign(new Report(), {
    ...{ id: newId(), title, scheduleId: null, termId: idText(spring.id) },
    ...{ periodFrom: spring.starts_on, periodTo: spring.ends_on, classGroupIds: null, courseIds: null, categories },
    ...{ schoolIds: schoolIds.map(idText).sort(), audience, attested: 'with' },
    ...{ createdBy: idText(issuedBy.id), createdAt: editionsAt[0]! },
  });
}

/** The city's report after every term from now on. */
function scheduleOf({ schoolIds, issuedBy }: DemoReport, now: Date): ReportSchedule {
  return Object.assign(new ReportSchedule(), {
    ...{ id: newId(), title: '云课堂参与情况报告', rhythm: 'term', dayAfterEnd: 7, readerIds: [], version: 1 },
    ...{ schoolIds: schoolIds.map(idText).sort(), categories: null, audience: 'everyone', attested: 'with' },
    ...{ createdBy: idText(issuedBy.id), createdAt: now, stoppedAt: null },
  });
}

async function issue(
  tx: EntityManager,
  counted: ReturnType<ReportCounter['count']>,
  report: Report,
  number: number,
): Promise<void> {
  const { dataAsOf, figures } = await counted;
  await tx.insert(ReportEdition, {
    ...{ id: newId(), reportId: report.id, number, dataAsOf, figures },
    ...{ definitionVersion: DEFINITION_VERSION, definitions, issuedAt: dataAsOf, issuedBy: report.createdBy },
  });
}
