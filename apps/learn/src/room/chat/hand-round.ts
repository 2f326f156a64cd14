import { ProblemError } from '@yunqiao/ui';

/** The largest file that is taken into a chat, as the server says, too. */
export const largestFile = 50 * 1024 ** 2;

/** What has to happen before a file stands in a chat. Each step rejects with the reason why it cannot. */
export interface FileSteps {
  /** Tells the server of the upload; answers where it goes, or null when the server has the whole file already. */
  begin(mediaId: string, file: File): Promise<string | null>;
  upload(url: string, file: File, moved: (ratio: number) => void): Promise<void>;
  /** How the upload stands: looked at, still being looked at, or why it was refused. */
  look(mediaId: string): Promise<'ready' | 'waiting' | { refused: string }>;
  /** Says it in the chat. */
  say(mediaId: string): Promise<void>;
}

const lookMilliseconds = 700;
/** About two minutes; looking at a file takes a second where the worker has nothing else to do. */
const mostLooks = 170;

/**
 * Brings a file into a chat: it is said only once it was looked at, so that nobody sees what cannot be opened. The same
 * `mediaId` again goes on where it was.
 */
export async function handRound(
  file: File,
  mediaId: string,
  steps: FileSteps,
  moved: (ratio: number) => void,
): Promise<void> {
  if (file.size > largestFile) throw new ProblemError('CHAT_FILE_TOO_LARGE', { limitBytes: largestFile });
  const url = await steps.begin(mediaId, file);
  if (url !== null) await steps.upload(url, file, moved);
  moved(1);
  await waitUntilLookedAt(mediaId, steps);
  await steps.say(mediaId);
}

async function waitUntilLookedAt(mediaId: string, steps: FileSteps): Promise<void> {
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const state = await steps.look(mediaId);
    if (state === 'ready') return;
    if (state !== 'waiting') throw new ProblemError(state.refused);
    await new Promise((resolve) => setTimeout(resolve, lookMilliseconds));
  }
  throw new ProblemError('CHAT_FILE_NOT_READY');
}
