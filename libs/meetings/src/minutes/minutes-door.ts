import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { Person } from '@yunqiao/identity';
import { ActorFinder, AppError, isId, type Actor } from '@yunqiao/platform';
import { GuestAccess, type GuestSeat } from '../guest/guest-access.js';
import { SessionMember } from '../room/session-member.entity.js';
import { ResearchSession } from '../session/research-session.entity.js';
import { SessionAccess } from '../session/session-access.js';
import { MinutesLog } from './minutes-log.js';
import { mayGuestWriteMinutes, mayWriteMinutes } from './minutes.policy.js';

/** Somebody with the minutes of a session open. */
export interface MinutesReader {
  /** Of their sign-in; null for a guest, who has none. */
  readonly token: string | null;
  /** Of the person, or of the guest. */
  readonly personId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly mayWrite: boolean;
  /** What the decision was made of: when it changes, it is made anew. */
  readonly basis: string;
}

/** Who reads and who writes minutes. */
@Injectable()
export class MinutesDoor {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly actors: ActorFinder,
    private readonly access: SessionAccess,
    private readonly guests: GuestAccess,
    private readonly log: MinutesLog,
  ) {}

  /** Who is signed in with this cookie; null for nobody, and for somebody who has to choose a new password first. */
  async find(token: string | null): Promise<Actor | null> {
    const actor = token === null ? undefined : (await this.actors.findNow([token])).get(token);
    return actor && !actor.mustChangePassword ? actor : null;
  }

  /** @throws SESSION_NOT_FOUND for who does not see the session */
  async admit(token: string, sessionId: string): Promise<MinutesReader> {
    const actor = await this.find(token);
    if (!actor || !isId(sessionId)) throw new AppError('SESSION_NOT_FOUND');
    const { session, standing } = await this.access.get(actor, sessionId);
    const everybodyWrites = (await this.log.openOnes([sessionId])).has(sessionId);
    const person = await this.database.manager.findOneBy(Person, { id: actor.personId });
    const mayWrite = mayWriteMinutes(session, standing, everybodyWrites);
    const basis = basisOf(session.state, standing.role, standing.isRemoved, everybodyWrites);
    return { token, personId: actor.personId, sessionId, name: person?.displayName ?? '', mayWrite, basis };
  }

  /**
   * A guest who shows their pass.
   * @throws SESSION_NOT_FOUND for who may not be inside, and for minutes of another session
   */
  async admitGuest(pass: string, sessionId: string): Promise<MinutesReader> {
    const seat = await this.guests.seat(pass);
    const { session, guest } = seat;
    if (session.id !== sessionId) throw new AppError('SESSION_NOT_FOUND');
    const everybodyWrites = (await this.log.openOnes([sessionId])).has(sessionId);
    const mayWrite = mayGuestWriteMinutes(session, guest, everybodyWrites);
    const basis = basisOfGuest(seat, everybodyWrites);
    return { token: null, personId: guest.id, sessionId, name: guest.displayName, mayWrite, basis };
  }

  /** Those who may not be there any more, or of whom something has changed that the decision was made of. */
  async changed(readers: readonly MinutesReader[]): Promise<ReadonlySet<MinutesReader>> {
    const people = readers.filter(({ token }) => token !== null);
    const guests = readers.filter(({ token }) => token === null);
    return new Set([...(await this.changedPeople(people)), ...(await this.changedGuests(guests))]);
  }

  private async changedGuests(guests: readonly MinutesReader[]): Promise<MinutesReader[]> {
    if (guests.length === 0) return [];
    const seats = await this.guests.inside(guests.map(({ personId }) => personId));
    const open = await this.log.openOnes([...new Set(guests.map(({ sessionId }) => sessionId))]);
    return guests.filter(({ personId, sessionId, basis }) => {
      const seat = seats.find(({ guest }) => guest.id === personId);
      return !seat || basisOfGuest(seat, open.has(sessionId)) !== basis;
    });
  }

  private async changedPeople(readers: readonly MinutesReader[]): Promise<MinutesReader[]> {
    if (readers.length === 0) return [];
    const sessionIds = [...new Set(readers.map(({ sessionId }) => sessionId))];
    const personIds = [...new Set(readers.map(({ personId }) => personId))];
    const [signedIn, sessions, members, open] = await Promise.all([
      this.actors.findNow([...new Set(readers.flatMap(({ token }) => token ?? []))]),
      this.database.manager.find(ResearchSession, { select: { id: true, state: true }, where: { id: In(sessionIds) } }),
      this.database.manager.findBy(SessionMember, { sessionId: In(sessionIds), personId: In(personIds) }),
      this.log.openOnes(sessionIds),
    ]);
    return readers.filter(({ token, sessionId, personId, basis }) => {
      const session = sessions.find(({ id }) => id === sessionId);
      const member = members.find((one) => one.sessionId === sessionId && one.personId === personId);
      const isRemoved = Boolean(member?.removedAt);
      const now = basisOf(session?.state ?? null, member?.role ?? null, isRemoved, open.has(sessionId));
      return token === null || !signedIn.has(token) || now !== basis;
    });
  }
}

function basisOfGuest({ session, guest }: GuestSeat, everybodyWrites: boolean): string {
  return [session.state, guest.hasMicrophone && everybodyWrites].join(' ');
}

function basisOf(state: string | null, role: string | null, isRemoved: boolean, everybodyWrites: boolean): string {
  return [state, role, isRemoved, role === 'listener' && everybodyWrites].join(' ');
}
