import { Injectable } from '@nestjs/common';
import { newId, Queues } from '@yunqiao/platform';
import type { MediaChunk } from '../media/media-chunk.entity.js';
import { ChunkDesk } from './chunk-desk.service.js';
import { chunkQueue, ticketId } from './media-queues.js';

/** Tickets to take a chunk. One too many costs a look at the database; one too few is made up for by the sweeper. */
@Injectable()
export class ChunkTickets {
  constructor(
    private readonly queues: Queues,
    private readonly desk: ChunkDesk,
  ) {}

  /** A ticket for each chunk that waits for the first time. Issuing twice is the same as once. */
  async issue(chunks: readonly MediaChunk[]): Promise<void> {
    for (const chunk of chunks) await this.queues.add(chunkQueue, {}, { jobId: ticketId(chunk) });
  }

  /** For a chunk that may be tried again after a while. */
  async issueLater(delayMilliseconds: number): Promise<void> {
    await this.queues.add(chunkQueue, {}, { jobId: newId(), delayMilliseconds });
  }

  /** As many tickets as there are chunks, whatever Redis has forgotten or a worker that could not reach them has used up. */
  async topUp(): Promise<void> {
    const [waiting, tickets] = [await this.desk.countWaiting(), await this.queues.counts(chunkQueue)];
    for (let missing = waiting - tickets.waiting; missing > 0; missing -= 1) {
      await this.queues.add(chunkQueue, {}, { jobId: newId() });
    }
  }
}
