import { unionLength } from '@yunqiao/activity';
import { attended, noPresence, present, type AttendanceFacts, type Stay } from './attended.js';

const minute = 60_000;
const stay = (from: number, to: number, deviceId = 'phone'): Stay => ({
  deviceId,
  from: from * minute,
  to: to * minute,
});
const beats = (from: number, to: number, deviceId = 'phone') =>
  Array.from({ length: (to - from) * 4 }, (_, index) => stay(from + index / 4, from + (index + 1) / 4, deviceId));
const connection = (from: number, to: number, hasSaidGoodbye = true) => ({ ...stay(from, to), hasSaidGoodbye });
const facts = (given: Partial<AttendanceFacts> = {}): AttendanceFacts => ({
  ...{ stretches: [stay(0, 60)], own: noPresence, seats: [], corrections: [] },
  ...given,
});
const minutes = (given: Partial<AttendanceFacts>) => unionLength(attended(facts(given))) / minute;

describe('how long somebody was there', () => {
  it('is the time of their beats, counted once over two devices', () => {
    const own = { beats: [...beats(0, 20), ...beats(10, 30, 'computer')], connections: [] };
    expect(minutes({ own })).toBe(30);
  });

  it('counts only while the session is live', () => {
    const own = { beats: beats(-10, 60), connections: [] };
    expect(minutes({ own, stretches: [stay(0, 20), stay(30, 40)] })).toBe(30);
  });

  it('is the connection of a device that never beat', () => {
    expect(minutes({ own: { beats: [], connections: [connection(5, 25)] } })).toBe(20);
  });

  it('ends with the last beat of a device that died, and a beat later at most of one that said when it went', () => {
    expect(minutes({ own: { beats: beats(0, 10), connections: [connection(0, 12, false)] } })).toBe(10);
    expect(minutes({ own: { beats: beats(0, 10), connections: [connection(0, 12)] } })).toBe(10.25);
    expect(minutes({ own: { beats: beats(0, 10), connections: [connection(0, 10.1)] } })).toBeCloseTo(10.1);
  });

  it('closes the holes of lost beats where the conference server saw the device', () => {
    const lost = { beats: [...beats(0, 5), ...beats(5.5, 10)], connections: [connection(0, 10, false)] };
    expect(minutes({ own: lost })).toBe(10);
    expect(minutes({ own: { ...lost, connections: [] } })).toBe(9.5);
  });

  it('is that of the device before which they sit, as long as they sit there', () => {
    const presence = { beats: beats(0, 40, 'of the liaison'), connections: [] };
    expect(minutes({ seats: [{ ...stay(10, 30), presence }] })).toBe(20);
    expect(minutes({ seats: [{ ...stay(30, 50), presence }] })).toBe(10);
  });

  it('counts somebody once who sits before the camera and has the phone on', () => {
    const presence = { beats: beats(0, 40, 'of the liaison'), connections: [] };
    const own = { beats: beats(20, 50), connections: [] };
    expect(minutes({ own, seats: [{ ...stay(0, 40), presence }] })).toBe(50);
  });

  it('is corrected by the latest word', () => {
    const own = { beats: beats(0, 20), connections: [] };
    const remove = { ...stay(0, 10), sign: 'remove' as const };
    const add = { ...stay(5, 30), sign: 'add' as const };
    expect(minutes({ own, corrections: [remove] })).toBe(10);
    expect(minutes({ own, corrections: [remove, add] })).toBe(25);
    expect(minutes({ own, corrections: [add, remove] })).toBe(20);
    expect(minutes({ own, corrections: [{ ...stay(50, 90), sign: 'add' }] })).toBe(30);
  });
});

describe('presence', () => {
  it('does not stretch a connection by the beats of another device', () => {
    const own = { beats: beats(0, 30, 'computer'), connections: [connection(40, 50, false)] };
    expect(unionLength(present(own)) / minute).toBe(40);
  });
});
