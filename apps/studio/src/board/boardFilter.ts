import type { LocationQuery, LocationQueryRaw } from 'vue-router';
import type {
  AttestedChoice,
  Audience,
  CourseCategory,
  ParticipationFilterInput,
  ParticipationGroup,
  Region,
} from '../contract.generated';
import { categories } from '../courses/categories';

/** What the board shows: the period, the filters, and by what the table is grouped. */
export interface BoardFilter {
  /** Id of the chosen term; empty when days were chosen freely. */
  termId: string;
  from: string;
  to: string;
  /** Schools of one region; empty for both. */
  region: Region | '';
  schoolIds: string[];
  classGroupIds: string[];
  courseIds: string[];
  categories: CourseCategory[];
  audience: Audience;
  /** Whether what teachers attested is counted, too. */
  attested: AttestedChoice;
  group: ParticipationGroup;
}

const audiences: readonly Audience[] = ['everyone', 'teachers', 'students'];
const choices: readonly AttestedChoice[] = ['with', 'without'];
const groups: readonly ParticipationGroup[] = ['school', 'classGroup', 'course', 'category'];
const regions: readonly (Region | '')[] = ['', 'zunyi', 'shanghai'];
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

function textOf(query: LocationQuery, name: string): string {
  const value = query[name];
  return typeof value === 'string' ? value : '';
}

function listOf(query: LocationQuery, name: string): string[] {
  return textOf(query, name).split(',').filter(Boolean);
}

function oneOf<Value extends string>(value: string, allowed: readonly Value[], otherwise: Value): Value {
  return allowed.find((candidate) => candidate === value) ?? otherwise;
}

/** Reads the filter from the address; what makes no sense there is left out. */
export function filterFromQuery(query: LocationQuery): BoardFilter {
  const day = (name: string) => (dayPattern.test(textOf(query, name)) ? textOf(query, name) : '');
  return {
    termId: textOf(query, 'term'),
    from: day('from'),
    to: day('to'),
    region: oneOf(textOf(query, 'region'), regions, ''),
    schoolIds: listOf(query, 'schools'),
    classGroupIds: listOf(query, 'classes'),
    courseIds: listOf(query, 'courses'),
    categories: categories.filter((category) => listOf(query, 'categories').includes(category)),
    audience: oneOf(textOf(query, 'audience'), audiences, 'everyone'),
    attested: oneOf(textOf(query, 'attested'), choices, 'with'),
    group: oneOf(textOf(query, 'group'), groups, 'school'),
  };
}

/** The address of a filter; what is not chosen does not stand in it. */
export function queryFromFilter(filter: BoardFilter): LocationQueryRaw {
  const query: LocationQueryRaw = {};
  if (filter.termId) query['term'] = filter.termId;
  else {
    if (filter.from) query['from'] = filter.from;
    if (filter.to) query['to'] = filter.to;
  }
  if (filter.region) query['region'] = filter.region;
  if (filter.classGroupIds.length) query['classes'] = filter.classGroupIds.join(',');
  if (filter.schoolIds.length) query['schools'] = filter.schoolIds.join(',');
  if (filter.courseIds.length) query['courses'] = filter.courseIds.join(',');
  if (filter.categories.length) query['categories'] = filter.categories.join(',');
  if (filter.audience !== 'everyone') query['audience'] = filter.audience;
  if (filter.attested !== 'with') query['attested'] = filter.attested;
  if (filter.group !== 'school') query['group'] = filter.group;
  return query;
}

/** The filter as the contract wants it. */
export function filterInput(filter: BoardFilter): ParticipationFilterInput {
  return {
    from: filter.from,
    to: filter.to,
    audience: filter.audience,
    attested: filter.attested,
    region: filter.region || null,
    classGroupIds: filter.classGroupIds.length ? filter.classGroupIds : null,
    schoolIds: filter.schoolIds.length ? filter.schoolIds : null,
    courseIds: filter.courseIds.length ? filter.courseIds : null,
    categories: filter.categories.length ? filter.categories : null,
  };
}

/** Address of the same numbers as a file. */
export function exportAddress(filter: BoardFilter, locale: string, kind: 'xlsx' | 'csv'): string {
  const query = new URLSearchParams({
    from: filter.from,
    to: filter.to,
    group: filter.group,
    audience: filter.audience,
    attested: filter.attested,
    locale,
  });
  if (filter.region) query.append('region', filter.region);
  for (const id of filter.classGroupIds) query.append('classGroupIds', id);
  for (const id of filter.schoolIds) query.append('schoolIds', id);
  for (const id of filter.courseIds) query.append('courseIds', id);
  for (const category of filter.categories) query.append('categories', category);
  return `/exports/participation.${kind}?${query.toString()}`;
}
