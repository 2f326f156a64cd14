import type { MediaState, RenditionState } from '../contract.generated';

interface Moving {
  state: MediaState;
  errorCode: string | null;
  renditions: readonly { state: RenditionState }[];
}

/** True while the server still works on an upload or waits for its bytes; after a failure, while other qualities go on. */
export function isOnItsWay({ state, errorCode, renditions }: Moving): boolean {
  if (state === 'ready' || state === 'failed') return false;
  return errorCode === null || renditions.some((one) => one.state === 'waiting' || one.state === 'running');
}
