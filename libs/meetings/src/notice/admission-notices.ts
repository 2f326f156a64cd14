import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Notices } from '@yunqiao/notices';
import { Clock, idText } from '@yunqiao/platform';
import { DataSource } from 'typeorm';
import { OPEN } from '../session/session-life.js';

const SECOND = 1000;

/** An open page comes in at once; who has not after this time does not sit before it. */
const PAGE_COMES_IN_WITHIN = 15 * SECOND;
/** Later than this nobody is told any more. */
const TOLD_WITHIN = 600 * SECOND;

const admittedAway = `SELECT session.id, session.title, session.starts_at AS startsAt, request.person_id AS personId
FROM research_session AS session
JOIN lobby_request AS request ON request.session_id = session.id AND request.answer = 'admitted'
  AND request.answered_at > ? AND request.answered_at <= ?
LEFT JOIN session_member AS member ON member.session_id = session.id AND member.person_id = request.person_id
WHERE session.state IN (?) AND member.admitted_at IS NULL AND member.removed_at IS NULL
ORDER BY session.id, request.id LIMIT 1000`;

interface Away {
  readonly id: Buffer;
  readonly title: string;
  readonly startsAt: Date;
  readonly personId: Buffer;
}

/** Tells people who were let in that they may come, when they do not sit before the page that would have heard it. */
@Injectable()
export class AdmissionNotices {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly notices: Notices,
    private readonly clock: Clock,
  ) {}

  /** Each person once per session, however often this runs. */
  async run(): Promise<void> {
    const now = this.clock.now().getTime();
    const between = [new Date(now - TOLD_WITHIN), new Date(now - PAGE_COMES_IN_WITHIN)];
    const away = await this.database.query<Away[]>(admittedAway, [...between, OPEN]);
    for (const one of away) await this.tell(one);
  }

  private async tell({ id, title, startsAt, personId }: Away): Promise<void> {
    const subject = idText(id);
    const kind = 'session.admitted';
    const facts = { title, startsAt: startsAt.toISOString() };
    const telling = { kind, key: `${kind}:${subject}`, subject, facts, personIds: [idText(personId)] };
    await this.database.transaction((tx) => this.notices.tell(tx, telling));
  }
}
