import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  AppError,
  Clock,
  Limits,
  ScreenCodes,
  schoolDayOf,
  type Actor,
  type CodedScreen,
  type ScreenCode,
} from '@yunqiao/platform';
import { DataSource, In, IsNull } from 'typeorm';
import { ClassViewing } from './class-viewing.entity.js';
import { ViewingMarks } from './viewing-marks.js';

/** Four digits can be guessed; not with ten tries in a quarter of an hour. */
const codeTries = { most: 10, withinSeconds: 900 };

/** A code is shown so long, and taken for as long again. */
const CODE_SECONDS = 10;

/** Pupils with a phone mark themselves, by the code that is shown before them. */
@Injectable()
export class ViewingJoining {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly marks: ViewingMarks,
    private readonly codes: ScreenCodes,
    private readonly limits: Limits,
    private readonly clock: Clock,
  ) {}

  /** What the teacher's screen shows now; null for everybody else, and when it is over. */
  codeOf(actor: Actor, { id, openedBy, endedAt }: ClassViewing): ScreenCode | null {
    return openedBy === actor.personId && !endedAt ? this.codes.now(screenOf(id)) : null;
  }

  /**
   * Marks oneself before the screen that shows this PIN or QR code now.
   * @throws CLASS_VIEWING_NOT_FOUND when nothing is shown to a class of the actor, CLASS_VIEWING_CODE_WRONG, TOO_MANY_ATTEMPTS
   */
  async join(actor: Actor, id: string, given: string): Promise<ClassViewing> {
    await this.limits.count('class-viewing', [actor.personId], codeTries);
    return this.database.transaction(async (tx) => {
      const where = { classGroupId: In(classesOf(actor)), endedAt: IsNull() };
      const open = await tx.find(ClassViewing, { where, lock: { mode: 'pessimistic_write' } });
      const today = open.filter(({ openedAt }) => schoolDayOf(openedAt) === this.clock.today());
      if (today.length === 0) throw new AppError('CLASS_VIEWING_NOT_FOUND');
      const viewing = today.find((one) => this.codes.matches(screenOf(one.id), given));
      if (!viewing) throw new AppError('CLASS_VIEWING_CODE_WRONG');
      const mark = { id, personId: actor.personId, isPresent: true, at: this.clock.now() };
      const { rejected } = await this.marks.record(tx, actor, viewing, [mark], given.length === 4 ? 'pin' : 'qr');
      if (rejected[0]) throw new AppError(rejected[0].code);
      return viewing;
    });
  }
}

function screenOf(viewingId: string): CodedScreen {
  return { about: ['class-viewing', viewingId].join(' '), seconds: CODE_SECONDS };
}

function classesOf({ memberships }: Actor): string[] {
  return memberships.flatMap(({ role, classGroupId }) => (role === 'student' && classGroupId ? [classGroupId] : []));
}
