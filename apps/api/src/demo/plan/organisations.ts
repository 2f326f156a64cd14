import type { Region } from '@yunqiao/identity';
import { demoMark, shanghaiSchools, zunyiSchools } from '../content/schools.js';
import type { Random } from './random.js';

const founded = Date.parse('2016-10-20T00:00:00+08:00');
/** The alliance was founded in October 2016. */
export const pairedSince = '2016-10-20';
/** Zunyi schools with a partner; the other six use the courses without one. */
const pairedSchools = 15;

export interface DemoOrganisation {
  readonly id: Buffer;
  readonly kind: 'alliance' | 'region' | 'school';
  readonly parentId: Buffer | null;
  readonly region: Region | null;
  readonly name: string;
  readonly shortName: string;
}

/** An organisation that people can belong to. */
export interface DemoSchool extends DemoOrganisation {
  /** Tells the schools apart while numbers are given out. */
  readonly accountPrefix: string;
  /** How big it is, compared with the others. */
  readonly size: number;
}

export interface DemoPairing {
  readonly id: Buffer;
  readonly giving: DemoSchool;
  readonly receiving: DemoSchool;
}

export interface DemoOrganisations {
  readonly alliance: DemoSchool;
  readonly regions: DemoOrganisation[];
  readonly schools: DemoSchool[];
  readonly pairings: DemoPairing[];
}

/** The alliance, its two regions, 11 Shanghai and 21 Zunyi schools with invented names, and 15 pairings. */
export function planOrganisations(random: Random): DemoOrganisations {
  const alliance: DemoSchool = {
    ...organisation(random, 'alliance', null, null, `沪遵职业教育联盟${demoMark}`, '沪遵联盟'),
    accountPrefix: 'alliance',
    size: 0,
  };
  const shanghai = organisation(random, 'region', 'shanghai', alliance.id, `上海市${demoMark}`, '上海');
  const zunyi = organisation(random, 'region', 'zunyi', alliance.id, `遵义市${demoMark}`, '遵义');
  const giving = planSchools(random, shanghai, '上海', shanghaiSchools);
  const receiving = planSchools(random, zunyi, '遵义', zunyiSchools);
  const pairings = receiving.slice(0, pairedSchools).map((school, index) => ({
    id: random.id(founded),
    giving: giving[index % giving.length]!,
    receiving: school,
  }));
  return { alliance, regions: [shanghai, zunyi], schools: [...giving, ...receiving], pairings };
}

function planSchools(random: Random, parent: DemoOrganisation, city: string, list: string): DemoSchool[] {
  return list
    .trim()
    .split('\n')
    .map((line) => {
      const [stem, kind] = line.split(' ') as [string, string];
      const name = `${city}${stem}${kind}${demoMark}`;
      const school = organisation(random, 'school', parent.region, parent.id, name, `${stem}${demoMark}`);
      return { ...school, accountPrefix: stem, size: 0.5 + random.next() };
    });
}

function organisation(
  random: Random,
  kind: DemoOrganisation['kind'],
  region: Region | null,
  parentId: Buffer | null,
  name: string,
  shortName: string,
): DemoOrganisation {
  return { id: random.id(founded), kind, parentId, region, name, shortName };
}
