import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { JobHandler, type JobContext } from '@yunqiao/platform';
import { RosterImport } from './roster-import.entity.js';
import { rosterQueue, type RosterJob } from './roster-queue.js';
import { RosterProcessor } from './roster.processor.js';

type Context = Pick<JobContext, 'signal' | 'isLastAttempt'>;

/** A file of this size lists some hundred people; a larger one gets memory of its own. */
const smallBytes = 20_000;
/** Enough for the 32,000 people of all schools, and far below what a machine of this house has. */
const engineFlags = ['--enable-source-maps', '--max-old-space-size=320'];

/** The program beside the worker's own, where that was built: `roster-work.js <import id> <attempt> <last|more>`. */
function programBeside(main = process.argv[1] ?? ''): string | null {
  const program = join(dirname(main), 'roster-work.js');
  return existsSync(program) ? program : null;
}

/** Works on small sheets itself, and forks for a large one: its memory is given back with its end, whatever that is. */
@Injectable()
export class RosterJobs {
  private readonly program = programBeside();

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly processor: RosterProcessor,
  ) {}

  @JobHandler(rosterQueue)
  async work(job: RosterJob, context: Context): Promise<void> {
    const roster = await this.database.manager.findOneBy(RosterImport, { id: job.importId, attempt: job.attempt });
    if (!roster) return;
    if (!this.program || roster.bytes <= smallBytes) return this.processor.work(job, context);
    try {
      await runBeside(this.program, job, context);
    } catch (error) {
      if (context.isLastAttempt && !context.signal.aborted) await this.processor.giveUp(job);
      throw error;
    }
  }
}

function runBeside(program: string, { importId, attempt }: RosterJob, context: Context): Promise<void> {
  const words = [importId, String(attempt), context.isLastAttempt ? 'last' : 'more'];
  const child = fork(program, words, { execArgv: engineFlags, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const stop = () => child.kill('SIGTERM');
  context.signal.addEventListener('abort', stop);
  return new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`The work on a roster ended with ${signal ?? `exit code ${code}`}`));
    });
  }).finally(() => context.signal.removeEventListener('abort', stop));
}
