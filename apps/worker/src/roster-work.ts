import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { ActivityModule } from '@yunqiao/activity';
import { CoursesRosterModule } from '@yunqiao/courses';
import { RosterProcessor, RosterWorkModule } from '@yunqiao/identity';
import { createLogger, PinoLogger, PlatformModule } from '@yunqiao/platform';
import { configurationOrExit } from './env.js';
import { databaseParts } from './rooms.js';

/** The work on one large sheet, forked by the worker: `roster-work.js <import id> <attempt> <last|more>`. */
class RosterWork {}

const [importId = '', attempt = '', last] = process.argv.slice(2);
const configuration = configurationOrExit();
const logger = createLogger(configuration);
const stopping = new AbortController();

process.once('SIGTERM', () => stopping.abort());
// Without the worker nobody waits for it; the next one takes the sheet up again.
process.once('disconnect', () => process.exit(1));

try {
  const imports = [
    PlatformModule.forRoot(configuration, databaseParts),
    ActivityModule,
    RosterWorkModule,
    CoursesRosterModule,
  ];
  const app = await NestFactory.createApplicationContext(
    { module: RosterWork, imports },
    { abortOnError: false, logger: new PinoLogger(logger) },
  );
  const job = { importId, attempt: Number(attempt) };
  const context = { signal: stopping.signal, isLastAttempt: last === 'last' };
  await app.get(RosterProcessor, { strict: false }).work(job, context);
  await app.close();
  process.exit(0);
} catch (error) {
  logger.error({ err: error, importId }, 'The work on a roster did not end well');
  process.exit(1);
}
