/**
 * The environment in which the api, the worker and the command line run on one machine.
 */
import { join } from 'node:path';
import { stateFile } from './conference.mjs';
import { addressOf, databaseName } from './mariadb.mjs';
import { root, toolEnvironment } from './places.mjs';

/**
 * Nothing of the caller's environment decides which servers are used, but for an S3 server that is named by `YUNQIAO_S3_…`.
 * @param {{ data: string, port: number, installation: import('./installation.mjs').Installation, mode?: 'production' | 'development' }} running
 * @returns {Record<string, string | undefined>}
 */
export function productEnvironment({ data, port, installation, mode = 'production' }) {
  const { databasePassword, databasePort, redisPassword, redisPort, workerPort, reportingPort, secretKey } =
    installation;
  const { livekitPort, livekitKey, livekitSecret } = installation;
  return toolEnvironment({
    NODE_ENV: mode,
    PORT: String(port),
    WORKER_PORT: String(workerPort ?? 0),
    REPORTING_PORT: String(reportingPort ?? 0),
    REPORTING_URL: `http://127.0.0.1:${reportingPort ?? 0}`,
    REPORTING_FILE: join(data, 'reporting', 'facts.duckdb'),
    PUBLIC_URL: process.env.PUBLIC_URL || `http://localhost:${port}`,
    YUNQIAO_DATA: data,
    DATABASE_URL: addressOf(
      { folder: join(data, 'mariadb'), port: databasePort, password: databasePassword },
      databaseName,
    ),
    REDIS_URL: `redis://:${redisPassword}@127.0.0.1:${redisPort}/0`,
    SECRET_KEY: secretKey,
    ...objectStore(data),
    UPLOAD_FOLDER: join(data, 'uploads'),
    SCRATCH_FOLDER: join(data, 'scratch'),
    LIVEKIT_URL: `http://127.0.0.1:${livekitPort}`,
    LIVEKIT_API_KEY: livekitKey,
    LIVEKIT_API_SECRET: livekitSecret,
    LIVEKIT_STATE_FILE: stateFile(data),
    LEARN_DIST: join(root, 'apps', 'learn', 'dist'),
    STUDIO_DIST: join(root, 'apps', 'studio', 'dist'),
    LOG_LEVEL: process.env.LOG_LEVEL || 'info',
  });
}

/**
 * @param {string} data
 * @returns {Record<string, string | undefined>} a folder, unless an S3 server is named
 */
function objectStore(data) {
  const { YUNQIAO_S3_ENDPOINT, YUNQIAO_S3_BUCKET, YUNQIAO_S3_ACCESS_KEY, YUNQIAO_S3_SECRET_KEY } = process.env;
  if (!YUNQIAO_S3_ENDPOINT) return { OBJECT_STORE: 'folder', OBJECT_STORE_FOLDER: join(data, 'objects') };
  return {
    ...{ OBJECT_STORE: 's3', S3_ENDPOINT: YUNQIAO_S3_ENDPOINT, S3_BUCKET: YUNQIAO_S3_BUCKET || 'yunqiao' },
    ...{ S3_ACCESS_KEY: YUNQIAO_S3_ACCESS_KEY, S3_SECRET_KEY: YUNQIAO_S3_SECRET_KEY },
  };
}
