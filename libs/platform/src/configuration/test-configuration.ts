import { platformConfiguration, type Configuration } from './platform-configuration.js';

/** A configuration for tests; what a test does not name has a harmless value. */
export function testConfiguration(values: Readonly<Record<string, string | undefined>> = {}): Configuration {
  return platformConfiguration({
    NODE_ENV: 'test',
    PORT: '0',
    WORKER_PORT: '0',
    DATABASE_URL: process.env['TEST_DATABASE_URL'] ?? 'mysql://root@127.0.0.1:3306/test',
    REDIS_URL: process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379',
    SECRET_KEY: 'a secret key that is only used in tests',
    LOG_LEVEL: 'silent',
    ...values,
  });
}
