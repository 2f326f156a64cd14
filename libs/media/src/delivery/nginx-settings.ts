import { resolve } from 'node:path';
import { ConfigurationError, type Configuration } from '@yunqiao/platform';
import { mediaSecret } from './media-access.js';

/** Where nginx keeps what it fetched from the bucket. */
const CACHE_FOLDER = '/var/cache/nginx/yunqiao';

/**
 * What the configuration in `infra/nginx` has to know of this installation, as nginx reads it (`settings.conf`, for the http
 * block): where the api and the objects are, and the secrets. It is as private as `installation.json`.
 * @param api address of the api as nginx reaches it
 * @throws ConfigurationError for a value that nginx cannot be told
 */
export function nginxSettings(configuration: Configuration, api: URL, cacheFolder = CACHE_FOLDER): string {
  const store = configuration.get('OBJECT_STORE') === 's3' ? s3(configuration, cacheFolder) : folder(configuration);
  return [
    `upstream yunqiao {\n  server ${api.host};\n  keepalive 32;\n}`,
    'map $http_upgrade $yunqiao_connection {\n  default upgrade;\n  "" "";\n}',
    constant('yunqiao_media_secret', mediaSecret(configuration.get('SECRET_KEY'))),
    ...store,
    '',
  ].join('\n');
}

function folder(configuration: Configuration): string[] {
  return [constant('yunqiao_objects', resolve(configuration.get('OBJECT_STORE_FOLDER'), 'objects'))];
}

function s3(configuration: Configuration, cacheFolder: string): string[] {
  const { host, hostname, port, protocol } = new URL(configuration.get('S3_ENDPOINT'));
  const standardPort = protocol === 'https:' ? '443' : '80';
  return [
    `upstream yunqiao_s3 {\n  server ${hostname}:${port || standardPort};\n  keepalive 32;\n}`,
    constant('yunqiao_s3_scheme', protocol.slice(0, -1)),
    constant('yunqiao_s3_host', host),
    constant('yunqiao_s3_bucket', configuration.get('S3_BUCKET')),
    constant('yunqiao_s3_region', configuration.get('S3_REGION')),
    constant('yunqiao_s3_access_key', configuration.get('S3_ACCESS_KEY')),
    constant('yunqiao_s3_secret_key', configuration.get('S3_SECRET_KEY')),
    'js_import yunqiao_s3 from yunqiao/s3.js;',
    'js_set $yunqiao_s3_date yunqiao_s3.date;',
    'js_set $yunqiao_s3_authorization yunqiao_s3.authorization;',
    `proxy_cache_path ${quoted(cacheFolder)} levels=1:2 keys_zone=yunqiao_media:20m max_size=20g inactive=7d use_temp_path=off;`,
  ];
}

/** A variable that is always the same; nginx knows no other way to name a value once. */
function constant(name: string, value: string): string {
  return `map "" $${name} {\n  default ${quoted(value)};\n}`;
}

function quoted(value: string): string {
  // A dollar begins a variable, and nginx has no escape for it.
  if (/[$\p{Cc}]/u.test(value))
    throw new ConfigurationError(['nginx cannot be told a value with a dollar sign in it.']);
  return `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
