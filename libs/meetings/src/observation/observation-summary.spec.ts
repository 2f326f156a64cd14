import { newObservation } from './observation-reader.js';
import { isObservable, mayObserve, maySeeSummary } from './observation.policy.js';
import { spreadOf } from './observation-summary.js';
import { clockOf } from './observation-words.js';
import { DEFAULT_CRITERIA } from './rubric.js';

const standing = {
  role: null,
  isRemoved: false,
  wasAdmitted: false,
  isInvited: true,
  isColleague: false,
  isAdministrator: false,
  answer: null,
};
const rule = { teacherPersonId: 'chen', everybodyObserves: false };

describe('who has a sheet', () => {
  it('is who observes and who leads, and everybody who is invited where the host says so', () => {
    expect(mayObserve(rule, { ...standing, role: 'observer' }, 'li')).toBe(true);
    expect(mayObserve(rule, { ...standing, role: 'host' }, 'li')).toBe(true);
    expect(mayObserve(rule, { ...standing, role: 'speaker' }, 'li')).toBe(false);
    expect(mayObserve(rule, standing, 'li')).toBe(false);
    expect(mayObserve({ ...rule, everybodyObserves: true }, standing, 'li')).toBe(true);
    expect(mayObserve({ ...rule, everybodyObserves: true }, { ...standing, isInvited: false }, 'li')).toBe(false);
  });

  it('is never whose lesson it is, nor who was sent out', () => {
    expect(mayObserve(rule, { ...standing, role: 'host' }, 'chen')).toBe(false);
    expect(mayObserve(rule, { ...standing, role: 'observer', isRemoved: true }, 'li')).toBe(false);
  });
});

describe('who reads the summary', () => {
  it('is who manages the session, and whose lesson it is', () => {
    expect(maySeeSummary(rule, { ...standing, role: 'host' }, 'li')).toBe(true);
    expect(maySeeSummary(rule, { ...standing, isAdministrator: true }, 'li')).toBe(true);
    expect(maySeeSummary(rule, { ...standing, role: 'speaker' }, 'chen')).toBe(true);
    expect(maySeeSummary(rule, { ...standing, role: 'observer' }, 'li')).toBe(false);
  });
});

describe('when there is something to observe', () => {
  const at = new Date('2020-04-15T02:00:00.000Z');
  const announced = { state: 'scheduled', scheduledAt: at, startedAt: null } as const;

  it('is from the start of a live lesson on, and from the announcement of a recorded one', () => {
    expect(isObservable(announced, { lessonId: null })).toBe(false);
    expect(isObservable({ ...announced, state: 'live', startedAt: at }, { lessonId: null })).toBe(true);
    expect(isObservable({ ...announced, state: 'ended', startedAt: at }, { lessonId: null })).toBe(true);
    expect(isObservable(announced, { lessonId: 'a' })).toBe(true);
    expect(isObservable({ ...announced, state: 'draft', scheduledAt: null }, { lessonId: 'a' })).toBe(false);
    expect(isObservable({ ...announced, state: 'cancelled' }, { lessonId: 'a' })).toBe(false);
  });
});

describe('the rubric that nobody has changed', () => {
  it('has six dimensions in both languages, and a hundred points', () => {
    const { criteria } = newObservation('a', new Date());
    expect(criteria).toHaveLength(6);
    expect(criteria.reduce((sum, { maximumPoints }) => sum + maximumPoints, 0)).toBe(100);
    expect(
      DEFAULT_CRITERIA.every(({ titleZh, titleEn, hintZh, hintEn }) => titleZh && titleEn && hintZh && hintEn),
    ).toBe(true);
  });
});

describe('how points lie', () => {
  it('is their mean and their standard deviation', () => {
    expect(spreadOf([10, 14])).toEqual({ count: 2, mean: 12, deviation: 2, lowest: 10, highest: 14 });
  });

  it('is nothing where nobody gave any', () => {
    expect(spreadOf([])).toEqual({ count: 0, mean: null, deviation: null, lowest: null, highest: null });
  });
});

it('writes moments of a lesson as people read them', () => {
  expect([null, 0, 725_400, 3_725_000].map(clockOf)).toEqual(['', '0:00', '12:05', '1:02:05']);
});
