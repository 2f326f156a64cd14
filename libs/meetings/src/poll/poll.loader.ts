import DataLoader from 'dataloader';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@yunqiao/platform';
import type { Loaders } from '@yunqiao/platform/graphql';
import { PollService, type CountedPoll } from './poll.service.js';

/** Polls of one answer, counted with one query. */
@Injectable()
export class PollLoader {
  constructor(private readonly polls: PollService) {}

  load(loaders: Loaders, actor: Actor, pollId: string): Promise<CountedPoll | null> {
    return loaders.of<string, CountedPoll | null>(this, () => this.loaderFor(actor)).load(pollId);
  }

  private loaderFor(actor: Actor): DataLoader<string, CountedPoll | null> {
    return new DataLoader(async (ids) => {
      const found = new Map((await this.polls.findCounted(actor, ids)).map((counted) => [counted.poll.id, counted]));
      return ids.map((id) => found.get(id) ?? null);
    });
  }
}
