import { Injectable } from '@nestjs/common';
import { RequestLoader } from '@yunqiao/identity/graphql';
import type { RecordingConsent } from './recording-consent.entity.js';
import { RecordingConsents } from './recording-consents.js';

/** The consent of people that holds; null where there is none. */
@Injectable()
export class RecordingConsentLoader extends RequestLoader<RecordingConsent | null> {
  constructor(private readonly consents: RecordingConsents) {
    super();
  }

  protected async batch(personIds: readonly string[]): Promise<(RecordingConsent | null)[]> {
    const holding = await this.consents.findHolding(personIds);
    return personIds.map((id) => holding.find(({ personId }) => personId === id) ?? null);
  }
}
