import { ConfigurationError } from './load-configuration.js';
import { platformConfiguration } from './platform-configuration.js';
import { testConfiguration } from './test-configuration.js';

const complete = {
  DATABASE_URL: 'mysql://root@127.0.0.1/yunqiao',
  REDIS_URL: 'redis://127.0.0.1',
  SECRET_KEY: 'k'.repeat(32),
};

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    platformConfiguration(environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  it('needs a database, a Redis and a secret, and says so in one sentence each', () => {
    expect(problemsOf({})).toEqual([
      'Set DATABASE_URL: it must be an address that begins with mysql:// or mariadb://.',
      'Set REDIS_URL: it must be an address that begins with redis:// or rediss://.',
      'Set SECRET_KEY: it must be a text of at least 32 characters.',
    ]);
    expect(problemsOf(complete)).toEqual([]);
  });

  it.each([
    [{ PORT: '80a' }, 'Change PORT: it must be a whole number from 0 to 65535.'],
    [{ PORT: '65536' }, 'Change PORT: it must be a whole number from 0 to 65535.'],
    [{ OBJECT_STORE: 'ftp' }, 'Change OBJECT_STORE: it must be one of: folder, s3.'],
    [{ SECRET_KEY: 'short' }, 'Change SECRET_KEY: it must be a text of at least 32 characters.'],
    [{ OBJECT_STORE: 's3', S3_ACCESS_KEY: 'a' }, 'Set S3_SECRET_KEY: OBJECT_STORE is s3, which needs it.'],
    [
      { PUBLIC_URL: 'http://school.example' },
      'Change PUBLIC_URL: plain http works only on localhost, elsewhere it must begin with https://.',
    ],
  ])('%j is refused', (given, sentence) => {
    expect(problemsOf({ ...complete, ...given })).toEqual([sentence]);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(platformConfiguration({ ...complete, PORT: '' }).get('PORT')).toBe(8080);
  });

  it('knows from the public address whether cookies are for HTTPS', () => {
    expect(testConfiguration({ PUBLIC_URL: 'https://yunqiao.example/' }).isSecure).toBe(true);
    expect(testConfiguration({ PUBLIC_URL: 'http://localhost:1234' }).isSecure).toBe(false);
    expect(testConfiguration({ PUBLIC_URL: 'https://yunqiao.example/' }).origin).toBe('https://yunqiao.example');
  });
});
