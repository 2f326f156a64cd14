import { buildContract } from '../contract.js';
import { cellsOfMixture, Matrix } from './cells.js';
import { Documents } from './documents.js';
import { entries, mixtures } from './entries/index.js';
import { Schools } from './schools.js';

let schools: Schools;
let documents: Documents;
let matrix: Matrix;

beforeAll(async () => {
  documents = new Documents(await buildContract());
  schools = await Schools.open();
  matrix = new Matrix(schools, documents);
});
afterAll(() => schools.close());

it('has an entry for every operation, and an operation for every entry', () => {
  expect(Object.keys(entries).sort()).toEqual(documents.names);
});

it.each(Object.keys(entries))('answers %s to exactly who may', async (operation) => {
  expect(await matrix.wrong(operation, entries[operation]!)).toEqual([]);
});

it.each(Object.keys(mixtures))('does not take %s', async (name) => {
  const entry = mixtures[name]!;
  expect(await matrix.wrong(name.split(' ')[0]!, entry, cellsOfMixture(entry))).toEqual([]);
});
