import { ProblemError } from '@yunqiao/ui';
import { DetailedError, Upload } from 'tus-js-client';

const chunkBytes = 1024 ** 2;
const retryMilliseconds = [0, 1_000, 3_000, 5_000, 10_000];

/** Sends a file by tus; a line that broke is tried again, and goes on where the server stands. */
export function uploadFile(url: string, file: File, moved: (ratio: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      ...{ endpoint: '/uploads', uploadUrl: url, chunkSize: chunkBytes, retryDelays: retryMilliseconds },
      metadata: {
        filename: file.name,
        filetype: file.type,
        kind: 'file',
        mediaId: url.slice(url.lastIndexOf('/') + 1),
      },
      storeFingerprintForResuming: false,
      onProgress: (sent, total) => moved(total > 0 ? sent / total : 0),
      onSuccess: () => resolve(),
      onError: (error) => reject(new ProblemError(codeOf(error))),
    });
    upload.start();
  });
}

/** The server answers refusals with its stable code as JSON; everything else is a line that broke. */
function codeOf(error: unknown): string {
  const body = error instanceof DetailedError ? error.originalResponse?.getBody() : undefined;
  return (body && /"code"\s*:\s*"([A-Z_]+)"/.exec(body)?.[1]) ?? 'OFFLINE';
}
