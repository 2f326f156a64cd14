import { serverBuild } from '../../../../../infra/build/server-vite.mjs';

/** Bundles the relay that the kill test forks: Node alone does not read decorators. */
export default serverBuild({ relay: 'src/outbox/kill-test/relay.child.ts' });
