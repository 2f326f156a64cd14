import { Injectable, Logger } from '@nestjs/common';
import { AppError, Clock, ObjectStore, reasonOf } from '@yunqiao/platform';
import { mediaKeys } from './media-keys.js';
import type { PrepareJob } from './media-queues.js';

/** Keeps what a tool said of a file that it could not get through, where the operator finds it. */
@Injectable()
export class FailureLogs {
  private readonly logger = new Logger('FailureLogs');

  constructor(
    private readonly objects: ObjectStore,
    private readonly clock: Clock,
  ) {}

  /** Nothing is kept of failures that no tool has said anything of. That it could not be kept keeps nobody from being told. */
  async keep({ mediaId, attempt }: PrepareJob, step: string, error: unknown): Promise<void> {
    if (!(error instanceof AppError) || typeof error.details['log'] !== 'string') return;
    const key = mediaKeys.failureLog(mediaId, attempt);
    try {
      await this.objects.put(key, Buffer.from(this.write(step, error)), { contentType: 'text/plain; charset=utf-8' });
      this.logger.error({ mediaId, code: error.code, log: key });
    } catch (reason) {
      this.logger.error({
        mediaId,
        code: error.code,
        reason: reasonOf(reason),
      });
    }
  }

  private write(step: string, { code, details }: AppError): string {
    const head = [
      `${this.clock.now().toISOString()} ${code}`,
      `step: ${step}`,
      `end: ${String(details['end'])}, exit code: ${String(details['exitCode'])}`,
      `command: ${String(details['command'])}`,
    ];
    return `${head.join('\n')}\n\n${String(details['log'])}\n`;
  }
}
