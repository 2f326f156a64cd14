import { Injectable } from '@nestjs/common';
import { PeopleService } from '@yunqiao/identity';
import { calendarFile } from '@yunqiao/notices';
import { AppError, Configuration, type Actor } from '@yunqiao/platform';
import { SessionAccess } from '../session/session-access.js';

/** Sessions as calendars know them: one that was moved or cancelled carries a higher sequence under the same name. */
@Injectable()
export class SessionCalendar {
  constructor(
    private readonly access: SessionAccess,
    private readonly people: PeopleService,
    private readonly configuration: Configuration,
  ) {}

  /**
   * The file of an announced session.
   * @throws SESSION_NOT_FOUND, also while it is a draft
   */
  async file(actor: Actor, id: string): Promise<string> {
    const { session } = await this.access.get(actor, id);
    if (!session.scheduledAt) throw new AppError('SESSION_NOT_FOUND');
    const host = await this.people.findById(session.hostPersonId);
    const { origin } = this.configuration;
    const { hostname } = new URL(origin);
    return calendarFile({
      // Unique by itself, and nothing that changes when the product moves to another address (RFC 7986, 5.3).
      ...{ uid: session.id, sequence: session.calendarSequence, changedAt: session.changedAt },
      ...{ startsAt: session.startsAt, endsAt: session.endsAt, title: session.title },
      ...{ description: session.description, url: `${origin}/sessions/${session.id}` },
      ...{ organiserName: host?.displayName ?? '', organiserAddress: `no-reply@${hostname}` },
      isCancelled: session.state === 'cancelled',
    });
  }
}
