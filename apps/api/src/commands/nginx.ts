import { nginxSettings } from '@yunqiao/media';
import { configurationOrExit } from '../env.js';
import type { Command } from './command.js';

/** `nginx`: what nginx before this installation has to know, for `settings.conf` of infra/nginx. */
export const nginx: Command = {
  summary: 'print settings.conf for nginx (infra/nginx): where api and objects are, and secrets',
  run() {
    const configuration = configurationOrExit();
    process.stdout.write(nginxSettings(configuration, new URL(`http://127.0.0.1:${configuration.get('PORT')}`)));
    return Promise.resolve();
  },
};
