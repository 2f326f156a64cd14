import { AppError, type Clock } from '@yunqiao/platform';
import { testConfiguration } from '@yunqiao/platform/testing';
import type { DataSource } from 'typeorm';
import { reportingSecret } from '../counts/reporting-secret.js';
import { StoredCounts } from '../counts/stored-counts.js';
import { answer } from '../reporting/answer.js';
import { QuestionServer } from '../reporting/question-server.js';
import { openTestReadModel, type TestReadModel } from './test-read-model.js';

/** A reporting process inside the test: the api under test asks it by HTTP, and it looks at the log before each answer. */
export class TestReporting {
  private model: TestReadModel | null = null;

  private constructor(private readonly server: QuestionServer) {}

  /** Listens, so that the api can be told where. */
  static async listen(): Promise<TestReporting> {
    const options = {
      ...{ port: 0, host: '127.0.0.1', secret: reportingSecret(testConfiguration()) },
      onError: (error: unknown) => process.stderr.write(`${String(error)}\n`),
    };
    const reporting: TestReporting = new TestReporting(
      new QuestionServer(options, async (question) => {
        const { model } = reporting;
        if (!model) throw new AppError('REPORTING_PREPARING');
        await model.follow();
        return answer(question, new StoredCounts(model), model);
      }),
    );
    await reporting.server.listen();
    return reporting;
  }

  get url(): string {
    return `http://127.0.0.1:${this.server.port}`;
  }

  /** Keeps facts of this log. */
  async follow(database: DataSource, clock: Clock): Promise<void> {
    this.model = await openTestReadModel(database, clock);
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.model?.remove();
  }
}
