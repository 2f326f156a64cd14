import 'reflect-metadata';
import { createLogger, reasonOf } from '@yunqiao/platform';
import { createApp } from './create-app.js';
import { configurationOrExit } from './env.js';

const configuration = configurationOrExit();
const logger = createLogger(configuration);

process.on('unhandledRejection', (error) => logger.error({ err: error }, 'A promise was rejected and nobody listened'));

try {
  const app = await createApp(configuration, logger);
  app.enableShutdownHooks(['SIGINT', 'SIGTERM']);
  await app.listen(configuration.get('PORT'), configuration.get('HOST'));
  logger.info({ address: await app.getUrl() }, 'The api listens');
} catch (error) {
  logger.fatal({ err: error }, 'The api could not start');
  process.stderr.write(`The api could not start: ${reasonOf(error)}\n`);
  process.exit(1);
}
