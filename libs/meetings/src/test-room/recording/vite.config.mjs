import { serverBuild } from '@yunqiao/platform/vite/server.mjs';

/** Bundles the recorder that the tests fork. */
export default serverBuild({ 'recording-bot': 'src/recording-bot.ts' });
