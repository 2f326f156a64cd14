import { serverBuild } from '../../../vite/server.mjs';

/** Bundles the relay that the kill test forks: Node alone does not read decorators. */
export default serverBuild({ relay: 'src/outbox/kill-test/relay.child.ts' });
