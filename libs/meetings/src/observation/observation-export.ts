import { Injectable } from '@nestjs/common';
import type { Actor } from '@yunqiao/platform';
import { makeObservationPage } from './observation-page.js';
import { ObservationSummaries } from './observation-summary.js';
import { makeObservationWorkbook } from './observation-workbook.js';
import type { Language } from '../taken-along.js';

/** What was handed in, to take along. Throws what `ObservationSummaries.get` throws. */
@Injectable()
export class ObservationExport {
  constructor(private readonly summaries: ObservationSummaries) {}

  /** Whether the actor may have it. */
  async look(actor: Actor, sessionId: string): Promise<void> {
    await this.summaries.open(actor, sessionId);
  }

  /** For Excel and WPS. */
  async workbook(actor: Actor, sessionId: string, language: Language): Promise<Buffer> {
    return makeObservationWorkbook(await this.summaries.get(actor, sessionId), language);
  }

  /** As a page. */
  async page(actor: Actor, sessionId: string, language: Language): Promise<string> {
    return makeObservationPage(await this.summaries.get(actor, sessionId), language);
  }
}
