import { Injectable } from '@nestjs/common';
import { RequestLoader } from '@yunqiao/identity/graphql';
import type { Observation } from './observation.entity.js';
import { ObservationReader } from './observation-reader.js';

/** What was said of the observations of sessions; null where nothing was yet. */
@Injectable()
export class ObservationLoader extends RequestLoader<Observation | null> {
  constructor(private readonly reader: ObservationReader) {
    super();
  }

  protected async batch(sessionIds: readonly string[]): Promise<(Observation | null)[]> {
    const found = await this.reader.findBySessions(sessionIds);
    return sessionIds.map((id) => found.get(id) ?? null);
  }
}
