import { ConfigurationError, loadConfiguration } from './load-configuration.js';
import { address, oneOf, text, wholeNumber, type ValuesOf } from './variables.js';

const gibibyte = 1024 ** 3;

/** The variables that api and worker share. */
export const platformVariables = {
  NODE_ENV: oneOf(['development', 'test', 'production'], 'development'),
  HOST: text({ fallback: '127.0.0.1' }),
  PORT: wholeNumber({ fallback: 8080, from: 0, to: 65_535 }),
  WORKER_PORT: wholeNumber({ fallback: 8081, from: 0, to: 65_535 }),
  REPORTING_PORT: wholeNumber({ fallback: 8082, from: 0, to: 65_535 }),
  REPORTING_URL: address(['http', 'https'], 'http://127.0.0.1:8082'),
  REPORTING_FILE: text({ fallback: '.yunqiao/reporting/facts.duckdb' }),
  PUBLIC_URL: address(['http', 'https'], 'http://localhost:8080'),
  DATABASE_URL: address(['mysql', 'mariadb']),
  DATABASE_CONNECTIONS: wholeNumber({ fallback: 16, from: 1, to: 500 }),
  REDIS_URL: address(['redis', 'rediss']),
  QUEUE_PREFIX: text({ fallback: 'yunqiao' }),
  SECRET_KEY: text({ minimum: 32 }),
  OBJECT_STORE: oneOf(['folder', 's3'], 'folder'),
  OBJECT_STORE_FOLDER: text({ fallback: '.yunqiao/objects' }),
  S3_ENDPOINT: text({ fallback: 'http://127.0.0.1:9000' }),
  S3_ACCESS_KEY: text({ fallback: '-' }),
  S3_SECRET_KEY: text({ fallback: '-' }),
  S3_BUCKET: text({ fallback: 'yunqiao' }),
  S3_REGION: text({ fallback: 'us-east-1' }),
  UPLOAD_FOLDER: text({ fallback: '.yunqiao/uploads' }),
  SCRATCH_FOLDER: text({ fallback: '.yunqiao/scratch' }),
  UPLOAD_LIMIT_BYTES: wholeNumber({ fallback: 8 * gibibyte, from: 1, to: 1024 * gibibyte }),
  STORAGE_QUOTA_BYTES: wholeNumber({ fallback: 0, from: 0, to: 1e15 }),
  STORAGE_RESERVE_BYTES: wholeNumber({ fallback: gibibyte, from: 0, to: 1024 * gibibyte }),
  ORIGINALS: oneOf(['keep', 'drop'], 'keep'),
  ORIGINALS_DAYS: wholeNumber({ fallback: 0, from: 0, to: 3650 }),
  LIVEKIT_URL: address(['http', 'https'], 'http://127.0.0.1:7880'),
  LIVEKIT_API_KEY: text({ fallback: '-' }),
  LIVEKIT_API_SECRET: text({ fallback: '-' }),
  LIVEKIT_STATE_FILE: text({ fallback: '-' }),
  RECORDING_BOT: text({ fallback: 'apps/worker/dist/recording-bot.js' }),
  LEARN_DIST: text({ fallback: 'apps/learn/dist' }),
  STUDIO_DIST: text({ fallback: 'apps/studio/dist' }),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info'),
  METRICS_TOKEN: text({ fallback: '-' }),
} as const;

export type PlatformValues = ValuesOf<typeof platformVariables>;

const localHosts = ['localhost', '127.0.0.1', '[::1]'];

/** The validated environment: `configuration.get('PUBLIC_URL')`. */
export class Configuration {
  /** Whether people come over HTTPS: then cookies are Secure and named `__Host-…`. */
  readonly isSecure: boolean;
  readonly isProduction: boolean;
  /** Scheme, host and port under which people reach the product. */
  readonly origin: string;

  constructor(private readonly values: PlatformValues) {
    this.isSecure = values.PUBLIC_URL.startsWith('https:');
    this.isProduction = values.NODE_ENV === 'production';
    this.origin = new URL(values.PUBLIC_URL).origin;
  }

  get<Name extends keyof PlatformValues>(name: Name): PlatformValues[Name] {
    return this.values[name];
  }
}

/** Reads and checks the environment of api and worker. */
export function platformConfiguration(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Configuration {
  const values = loadConfiguration(platformVariables, environment);
  const problems = contradictions(values);
  if (problems.length > 0) throw new ConfigurationError(problems);
  return new Configuration(values);
}

function contradictions(values: PlatformValues): string[] {
  const problems: string[] = [];
  const publicUrl = new URL(values.PUBLIC_URL);
  if (publicUrl.protocol === 'http:' && !localHosts.includes(publicUrl.hostname)) {
    problems.push('Change PUBLIC_URL: plain http works only on localhost, elsewhere it must begin with https://.');
  }
  if (values.OBJECT_STORE === 's3') {
    for (const name of ['S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const) {
      if (values[name] === '-') problems.push(`Set ${name}: OBJECT_STORE is s3, which needs it.`);
    }
  }
  const hasKey = values.LIVEKIT_API_KEY !== '-';
  if (hasKey && values.LIVEKIT_API_SECRET.length < 32) {
    problems.push('Change LIVEKIT_API_SECRET: it must be a text of at least 32 characters, the same as in LiveKit.');
  }
  return problems;
}
