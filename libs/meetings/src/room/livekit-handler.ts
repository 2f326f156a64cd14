import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { isId } from '@yunqiao/platform';
import { Connections, type ConnectedDevice } from '../attendance/connections.js';
import type { Standing } from '../conference/conference-grants.js';
import { readIdentity } from '../conference/conference-identity.js';
import { ConferenceServer } from '../conference/conference-server.js';
import { GuestStays } from '../guest/guest-stays.js';
import { Guests } from '../guest/guests.js';
import { SessionGuest } from '../guest/session-guest.entity.js';
import { ResearchSession } from '../session/research-session.entity.js';
import type { LivekitEvent } from './livekit-event.entity.js';
import type { LivekitFacts } from './livekit-facts.js';
import { isOpenState, mayBeInside } from './room.policy.js';
import { SessionMember } from './session-member.entity.js';

/** Does what an event of the conference server calls for; twice is the same as once, in whatever order they come. */
@Injectable()
export class LivekitHandler {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly connections: Connections,
    private readonly guests: Guests,
    private readonly stays: GuestStays,
    private readonly server: ConferenceServer,
  ) {}

  async handle({ kind, room, participantSid, payload }: LivekitEvent): Promise<void> {
    const facts = payload as unknown as LivekitFacts;
    const session = isId(room) ? await this.database.manager.findOneBy(ResearchSession, { id: room }) : null;
    if (!session) return;
    if (kind === 'room_finished') return this.connections.closeAll(session.id, new Date(facts.at));
    const device = participantSid ? deviceOf(session.id, participantSid, facts) : null;
    if (!device) return;
    const member = await this.database.manager.findOneBy(SessionMember, {
      ...{ sessionId: session.id, personId: device.personId },
    });
    if (!member) return this.seeGuest(kind, device, facts);
    if (departures.includes(kind)) {
      return this.connections.left(device, new Date(facts.at), facts.reason);
    }
    if (kind === 'participant_joined') await this.connections.seen([device]);
    if (!isOpenState(session.state)) return this.server.try(() => this.server.close(session.id));
    if (!mayBeInside(member)) return this.server.try(() => this.server.remove(session.id, facts.identity!));
    if (kind === 'participant_joined') await this.allow(session.id, facts, member);
    if (isNoise(kind, facts, member)) await this.silence(session.id, facts);
  }

  /** A guest is heard of by no attendance, only by a book of their own; who is none has no business there. */
  private async seeGuest(kind: string, device: ConnectedDevice, facts: LivekitFacts): Promise<void> {
    const { sessionId, personId } = device;
    const isGuest = await this.database.manager.existsBy(SessionGuest, { id: personId, sessionId });
    if (isGuest && departures.includes(kind)) return this.stays.left(device, new Date(facts.at));
    const guest = (await this.guests.inside(sessionId, [personId])).get(personId);
    if (!guest) return this.server.try(() => this.server.remove(sessionId, facts.identity!));
    if (kind === 'participant_joined') {
      await this.stays.seen(device);
      await this.allow(sessionId, facts, guest);
    }
    if (isNoise(kind, facts, guest)) await this.silence(sessionId, facts);
  }

  /** The token is from the door: the microphone may have been given or taken on the way from there. */
  private allow(sessionId: string, { identity }: LivekitFacts, standing: Standing): Promise<void> {
    return this.server.try(async () => void (await this.server.allow(sessionId, identity!, standing)));
  }

  /** Who was silenced comes back silent. */
  private silence(sessionId: string, { identity, trackSid }: LivekitFacts): Promise<void> {
    const soundTracks = [{ sid: trackSid!, isMuted: false }];
    return this.server.try(() => this.server.mute(sessionId, { identity: identity!, soundTracks }));
  }
}

const departures: readonly string[] = ['participant_left', 'participant_connection_aborted'];

/** Somebody who was silenced has opened their microphone. */
function isNoise(kind: string, { isMicrophone, trackSid }: LivekitFacts, who: { isMutedByHost: boolean }): boolean {
  return kind === 'track_published' && isMicrophone && trackSid !== null && who.isMutedByHost;
}

function deviceOf(sessionId: string, sid: string, { identity, joinedAt, at }: LivekitFacts): ConnectedDevice | null {
  const who = readIdentity(identity ?? '');
  return who && { ...who, sid, sessionId, joinedAt: new Date(joinedAt ?? at) };
}
