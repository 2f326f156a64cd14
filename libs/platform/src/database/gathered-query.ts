import type { DataSource } from 'typeorm';

interface Question<Row> {
  readonly parameters: readonly unknown[];
  readonly answer: (rows: Row[]) => void;
  readonly fail: (error: unknown) => void;
}

/** So many are answered by one statement at most. */
const mostTogether = 32;

/**
 * A SELECT of a hot read. Those who ask it in the same moment are answered by one statement (`UNION ALL`), because most of what
 * a small query costs is its way to the database and back. Every question keeps its own conditions and parameters, and nothing
 * is remembered: an answer comes from a statement that began after the question was asked. Not for use in a transaction.
 */
export class GatheredQuery<Row extends object> {
  private waiting: Question<Row>[] = [];

  /**
   * @param sql begins with `SELECT `. Its ORDER BY only tells which rows a LIMIT keeps: whoever needs an order sorts the answer.
   */
  constructor(
    private readonly database: Pick<DataSource, 'query'>,
    private readonly sql: string,
  ) {
    if (!sql.startsWith('SELECT ')) throw new Error('A gathered query is a SELECT');
  }

  /** The rows for these parameters. */
  ask(parameters: readonly unknown[]): Promise<Row[]> {
    return new Promise((answer, fail) => {
      this.waiting.push({ parameters, answer, fail });
      if (this.waiting.length === 1) setImmediate(() => this.sendAll());
    });
  }

  private sendAll(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (let from = 0; from < waiting.length; from += mostTogether) {
      const questions = waiting.slice(from, from + mostTogether);
      this.send(questions).catch((error: unknown) => questions.forEach(({ fail }) => fail(error)));
    }
  }

  private async send(questions: readonly Question<Row>[]): Promise<void> {
    const statement = questions.map((_, asker) => this.selectFor(asker)).join(' UNION ALL ');
    const parameters = questions.flatMap((question) => question.parameters);
    const rows = await this.database.query<(Row & { asker: number })[]>(statement, parameters);
    const answers = questions.map((): Row[] => []);
    for (const row of rows) answers[row.asker]!.push(row);
    questions.forEach(({ answer }, asker) => answer(answers[asker]!));
  }

  private selectFor(asker: number): string {
    return '(SELECT ' + String(asker) + ' AS asker, ' + this.sql.slice('SELECT '.length) + ')';
  }
}
