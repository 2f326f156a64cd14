import { reactive } from 'vue';
import type { ChosenFile } from '../uploads/useUploads';

/** A chosen video on its way to becoming a lesson. All ids are made here, so that trying again changes nothing twice. */
export interface Arrival {
  readonly lessonId: string;
  readonly mediaId: string;
  readonly courseId: string;
  readonly chosen: ChosenFile;
  chapterId: string;
  /** The chapter has to be made first, under this name. */
  newChapter: string | null;
  /** What the server refused; null while the file waits for its turn. */
  refusal: unknown;
}

/**
 * Files that were chosen and are no lessons yet, in the order of their choice. Lives above the pages, so that neither
 * a slow server nor leaving the page loses one of them. One at a time, so that lessons keep the order of the files.
 */
export class Arrivals {
  readonly items = reactive<Arrival[]>([]);
  private running: Promise<void> | null = null;

  constructor(private readonly announce: (arrival: Arrival) => Promise<void>) {}

  /** Resolves when every file is a lesson or has been refused. */
  add(arrivals: readonly Arrival[]): Promise<void> {
    this.items.push(...arrivals);
    return this.run();
  }

  retry(arrival: Arrival): Promise<void> {
    arrival.refusal = null;
    return this.run();
  }

  /** The person does not want it any more. */
  dismiss(arrival: Arrival): void {
    this.remove(arrival.lessonId);
  }

  /** Somebody else sits at this computer now. */
  leave(): void {
    this.items.splice(0);
  }

  get isBusy(): boolean {
    return this.items.some((arrival) => arrival.refusal === null);
  }

  private run(): Promise<void> {
    this.running ??= this.announceAll().finally(() => (this.running = null));
    return this.running;
  }

  private async announceAll(): Promise<void> {
    for (;;) {
      const next = this.items.find((arrival) => arrival.refusal === null);
      if (!next) return;
      try {
        await this.announce(next);
        this.remove(next.lessonId);
      } catch (error) {
        next.refusal = error;
      }
    }
  }

  private remove(lessonId: string): void {
    const place = this.items.findIndex((arrival) => arrival.lessonId === lessonId);
    if (place >= 0) this.items.splice(place, 1);
  }
}
