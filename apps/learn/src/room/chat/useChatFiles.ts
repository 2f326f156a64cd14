import { useClientHandle } from '@urql/vue';
import { newId, ProblemError } from '@yunqiao/ui';
import { shallowRef } from 'vue';
import { BeginChatUploadDocument, ChatUploadStateDocument } from './Chat.generated';
import { handRound, type FileSteps } from './hand-round';

/** A file on its way into the chat. */
export interface FileOnItsWay {
  readonly mediaId: string;
  readonly file: File;
  /** 0 to 1. */
  readonly ratio: number;
  /** Why it does not go on; null while it does. */
  readonly error: unknown;
}

/**
 * Files on their way into the chat of a session.
 * @param say says it; false when that failed
 */
export function useChatFiles(say: (mediaId: string) => Promise<boolean>) {
  const { client } = useClientHandle();
  const onTheirWay = shallowRef<readonly FileOnItsWay[]>([]);

  const steps: FileSteps = {
    async begin(mediaId, { name, size, type }) {
      const input = {
        id: mediaId,
        kind: 'file' as const,
        fileName: name,
        bytes: size,
        contentType: type || 'application/octet-stream',
      };
      const begun = await client.mutation(BeginChatUploadDocument, { input }).toPromise();
      if (!begun.data) throw begun.error;
      const { media, uploadUrl } = begun.data.beginUpload;
      return media.state === 'uploading' ? uploadUrl : null;
    },
    async upload(url, file, moved) {
      const { uploadFile } = await import('./upload-file');
      await uploadFile(url, file, moved);
    },
    async look(mediaId) {
      const fresh = { requestPolicy: 'network-only' } as const;
      const answer = await client.query(ChatUploadStateDocument, { id: mediaId }, fresh).toPromise();
      if (!answer.data) throw answer.error;
      const { state, errorCode } = answer.data.media;
      if (state === 'failed') return { refused: errorCode ?? 'UNEXPECTED' };
      return state === 'ready' ? 'ready' : 'waiting';
    },
    async say(mediaId) {
      if (!(await say(mediaId))) throw new ProblemError('OFFLINE');
    },
  };

  function change(mediaId: string, facts: Partial<FileOnItsWay>): void {
    onTheirWay.value = onTheirWay.value.map((one) => (one.mediaId === mediaId ? { ...one, ...facts } : one));
  }

  function drop(mediaId: string): void {
    onTheirWay.value = onTheirWay.value.filter((one) => one.mediaId !== mediaId);
  }

  async function run(mediaId: string, file: File): Promise<void> {
    change(mediaId, { error: null });
    try {
      await handRound(file, mediaId, steps, (ratio) => change(mediaId, { ratio }));
      drop(mediaId);
    } catch (error) {
      change(mediaId, { error });
    }
  }

  function add(files: Iterable<File>): void {
    for (const file of files) {
      const mediaId = newId();
      onTheirWay.value = [...onTheirWay.value, { mediaId, file, ratio: 0, error: null }];
      void run(mediaId, file);
    }
  }

  return { onTheirWay, add, drop, retry: ({ mediaId, file }: FileOnItsWay) => run(mediaId, file) };
}
