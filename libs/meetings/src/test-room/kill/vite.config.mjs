import { serverBuild } from '@yunqiao/platform/vite/server.mjs';

/** Bundles the api that the kill test forks: Node alone does not read decorators. */
export default serverBuild({ room: 'src/test-room/kill/room.child.ts' });
