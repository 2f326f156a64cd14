import { Injectable } from '@nestjs/common';
import { RequestLoader } from '@yunqiao/identity/graphql';
import { RecordingReader, type ReplayFacts } from './recording-reader.js';

/** Facts of replays; null where nothing was recorded, or everything was cut out. */
@Injectable()
export class ReplayLoader extends RequestLoader<ReplayFacts | null> {
  constructor(private readonly reader: RecordingReader) {
    super();
  }

  protected async batch(sessionIds: readonly string[]): Promise<(ReplayFacts | null)[]> {
    const facts = await this.reader.facts(sessionIds);
    return sessionIds.map((id) => facts.get(id) ?? null);
  }
}
