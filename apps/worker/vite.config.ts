import { serverBuild } from '../../infra/build/server-vite.mjs';

export default serverBuild({ main: 'src/main.ts' });
