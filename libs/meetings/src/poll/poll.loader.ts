import DataLoader from 'dataloader';
import { Injectable } from '@nestjs/common';
import type { Loaders } from '@yunqiao/platform/graphql';
import { PollService, type CountedPoll } from './poll.service.js';

/** Polls of one answer, counted with one query for each who asks: a person, or a guest. */
@Injectable()
export class PollLoader {
  constructor(private readonly polls: PollService) {}

  load(loaders: Loaders, voterId: string, pollId: string): Promise<CountedPoll | null> {
    const loader = loaders.of<string, CountedPoll | null>(this, () => new DataLoader((keys) => this.batch(keys)));
    return loader.load(keyOf(voterId, pollId));
  }

  private async batch(keys: readonly string[]): Promise<(CountedPoll | null)[]> {
    const found = new Map<string, CountedPoll>();
    const asked = keys.map((key) => key.split(' ') as [voterId: string, pollId: string]);
    for (const voter of new Set(asked.map(([voterId]) => voterId))) {
      const pollIds = asked.flatMap(([voterId, pollId]) => (voterId === voter ? [pollId] : []));
      for (const counted of await this.polls.findCounted(voter, pollIds))
        found.set(keyOf(voter, counted.poll.id), counted);
    }
    return keys.map((key) => found.get(key) ?? null);
  }
}

function keyOf(voterId: string, pollId: string): string {
  return `${voterId} ${pollId}`;
}
