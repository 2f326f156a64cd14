import { DetailedError, Upload } from 'tus-js-client';
import { SpeedMeter } from './speedMeter';
import type { UploadItem } from './uploadMachine';
import type { UploadReport, UploadTransport } from './uploadQueue';

const CHUNK_BYTES = 5 * 1024 * 1024;
const RETRY_DELAYS_MS = [0, 1000, 3000, 5000, 10000, 20000, 30000, 60000];

/** Sends by tus in chunks; a broken line is tried again, and a closed page goes on where the server stands. */
export class TusTransport implements UploadTransport {
  send(item: UploadItem, file: File, report: UploadReport): () => void {
    const meter = new SpeedMeter();
    const moved = (sentBytes: number) => report.moved(sentBytes, meter.measure(sentBytes, performance.now()));
    const upload = new Upload(file, {
      endpoint: '/uploads',
      uploadUrl: item.uploadUrl,
      chunkSize: CHUNK_BYTES,
      retryDelays: RETRY_DELAYS_MS,
      metadata: { filename: item.fileName, filetype: item.contentType, kind: item.kind, mediaId: item.mediaId },
      fingerprint: () => Promise.resolve(`yunqiao-${item.mediaId}`),
      storeFingerprintForResuming: true,
      removeFingerprintOnSuccess: true,
      onUploadUrlAvailable: () => {
        if (upload.url) report.announced(upload.url);
      },
      onProgress: moved,
      onChunkComplete: (_chunk, sentBytes) => moved(sentBytes),
      onSuccess: () => report.finished(),
      onError: (error) => report.refused(codeOf(error)),
    });
    let isStopped = false;
    const start = async () => {
      const [previous] = await upload.findPreviousUploads();
      if (previous) upload.resumeFromPreviousUpload(previous);
      if (!isStopped) upload.start();
    };
    start().catch((error: unknown) => report.refused(codeOf(error)));
    return () => {
      isStopped = true;
      void upload.abort();
    };
  }
}

/** The server answers refusals with its stable code as JSON; everything else is a line that broke. */
function codeOf(error: unknown): string {
  const body = error instanceof DetailedError ? error.originalResponse?.getBody() : undefined;
  const code = body ? /"code"\s*:\s*"([A-Z_]+)"/.exec(body)?.[1] : undefined;
  return code ?? 'UPLOAD_INTERRUPTED';
}
