import { serverBuild } from '@yunqiao/platform/vite/server.mjs';

export default serverBuild({
  main: 'src/main.ts',
  'recording-bot': 'src/recording-bot.ts',
  'roster-work': 'src/roster-work.ts',
});
