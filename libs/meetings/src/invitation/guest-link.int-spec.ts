import 'reflect-metadata';
import { newId, type Actor } from '@yunqiao/platform';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { GuestLinkService } from './guest-link.service.js';

describe("guests' links", () => {
  let room: MeetingsRoom;

  beforeAll(async () => {
    room = await MeetingsRoom.open();
  });
  afterAll(() => room.close());
  beforeEach(() => room.setClock('2020-04-14T02:00:00.000Z'));

  const expiresAt = new Date('2020-04-15T04:00:00.000Z');

  it('are made where the host allows guests, and open the door until they expire or are revoked', async () => {
    const { host, session } = await room.announced({ allowsGuests: true });
    const links = room.get(GuestLinkService);
    const id = newId();
    const [one, two] = [
      await links.make(host, { id, sessionId: session.id, expiresAt }),
      await links.make(host, { id, sessionId: session.id, expiresAt }),
    ];
    expect(two.token).toBe(one.token);
    expect((await links.getOpen(one.token)).id).toBe(id);
    room.setClock(expiresAt);
    await expect(links.getOpen(one.token)).rejects.toThrow('GUEST_LINK_EXPIRED');
    room.setClock('2020-04-15T02:00:00.000Z');
    expect((await links.find(host, session.id)).map((link) => link.id)).toEqual([id]);
    await links.revoke(host, id);
    await links.revoke(host, id);
    await expect(links.getOpen(one.token)).rejects.toThrow('GUEST_LINK_REVOKED');
    await expect(links.getOpen(`${one.token.slice(0, -2)}xx`)).rejects.toThrow('GUEST_LINK_NOT_FOUND');
    expect(await links.find(host, session.id)).toEqual([]);
  });

  it('are refused where guests are not allowed, for too long, and to everybody who does not manage it', async () => {
    const links = room.get(GuestLinkService);
    const closed = await room.announced();
    const make = (actor: Actor, sessionId: string, until = expiresAt) =>
      links.make(actor, { id: newId(), sessionId, expiresAt: until });
    await expect(make(closed.host, closed.session.id)).rejects.toThrow('GUESTS_NOT_ALLOWED');
    const { host, session, schoolId } = await room.announced({ allowsGuests: true });
    await expect(make(host, session.id, new Date('2020-04-17T00:00:00Z'))).rejects.toThrow('GUEST_LINK_EXPIRY_INVALID');
    await expect(make(host, session.id, new Date('2020-04-14T00:00:00Z'))).rejects.toThrow('GUEST_LINK_EXPIRY_INVALID');
    const { link } = await make(host, session.id);
    const invited = (await room.given.person({ schoolId })).actor;
    await expect(make(invited, session.id)).rejects.toThrow('SESSION_NOT_FOUND');
    await expect(links.find(invited, session.id)).rejects.toThrow('SESSION_NOT_FOUND');
    await expect(links.revoke(invited, link.id)).rejects.toThrow('GUEST_LINK_NOT_FOUND');
  });
});
