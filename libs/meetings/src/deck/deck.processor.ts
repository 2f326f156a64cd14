import { createWriteStream } from 'node:fs';
import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { mediaKeys, withScratch } from '@yunqiao/media';
import {
  AppError,
  Configuration,
  findErrorStatus,
  JobHandler,
  ObjectStore,
  reasonOf,
  type JobContext,
} from '@yunqiao/platform';
import { endingOf } from './deck-files.js';
import type { DeckPage } from './deck-page.entity.js';
import { deckQueue, type DeckJob } from './deck-queue.js';
import { drawPages, type DrawnPage } from './deck-renderer.js';
import { DeckSteps, type TakenDeck } from './deck-steps.js';

const MIB = 1024 ** 2;
/** Larger documents would hold a worker for too long. */
const MOST_BYTES = 100 * MIB;

/** What another try on the same machine cannot mend. */
const FINAL: readonly string[] = [
  ...['DECK_BROKEN', 'DECK_PROTECTED', 'DECK_TOO_MANY_PAGES', 'DECK_TOO_LARGE', 'DECK_TOO_DEMANDING'],
  ...['DECK_OFFICE_MISSING'],
];

/** Makes the pages of a deck. */
@Injectable()
export class DeckProcessor {
  constructor(
    private readonly steps: DeckSteps,
    private readonly objects: ObjectStore,
    private readonly configuration: Configuration,
  ) {}

  @JobHandler(deckQueue)
  async render(job: DeckJob, context: Pick<JobContext, 'signal' | 'isLastAttempt'>): Promise<void> {
    const taken = await this.steps.take(job);
    if (!taken) return;
    try {
      if (taken.media.bytes > MOST_BYTES) throw new AppError('DECK_TOO_LARGE');
      const folder = this.configuration.get('SCRATCH_FOLDER');
      const pages = await withScratch(folder, (scratch) => this.draw(job, taken, scratch, context.signal));
      await this.steps.complete(job, pages);
    } catch (error) {
      const code = codeOf(error);
      const isFinal = FINAL.includes(code);
      if (context.signal.aborted || !(isFinal || context.isLastAttempt)) throw error;
      await this.steps.fail(job, code);
      if (!isFinal) throw error;
    }
  }

  private async draw(
    job: DeckJob,
    taken: TakenDeck,
    folder: string,
    signal: AbortSignal,
  ): Promise<Omit<DeckPage, 'deckId'>[]> {
    const file = await this.lend(taken, folder, signal);
    const pages: Omit<DeckPage, 'deckId'>[] = [];
    await drawPages(file, { folder, signal }, async (page) => {
      pages.push(await this.store(taken, page));
      await this.steps.touch(job);
    });
    return pages;
  }

  /** Puts the original into the scratch folder, for reading. */
  private async lend({ media }: TakenDeck, folder: string, signal: AbortSignal): Promise<string> {
    const file = `slides.${endingOf(media.contentType)}`;
    const { stream } = await this.objects.read(media.sourceKey);
    await pipeline(stream, createWriteStream(join(folder, file)), { signal });
    await chmod(join(folder, file), 0o644);
    return file;
  }

  private async store({ deck, media }: TakenDeck, page: DrawnPage): Promise<Omit<DeckPage, 'deckId'>> {
    const { number, width, height, text, image } = page;
    const file = `deck.${deck.attempt}/${number}.webp`;
    await this.objects.put(mediaKeys.file(media.id, file), await readFile(image), { contentType: 'image/webp' });
    return { number, width, height, text, file };
  }
}

function codeOf(error: unknown): string {
  if (error instanceof AppError && error.code.startsWith('DECK_') && findErrorStatus(error.code)) return error.code;
  const text = reasonOf(error);
  return /ENOSPC|EDQUOT|No space left/.test(text) ? 'DECK_STORAGE_FULL' : 'DECK_UNAVAILABLE';
}
