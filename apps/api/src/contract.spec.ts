import { readFile } from 'node:fs/promises';
import { printContract } from './contract.js';

describe('the contract', () => {
  it('that is checked in is the one that the resolvers keep, descriptions included; npm run schema writes it', async () => {
    const checkedIn = await readFile(new URL('../../../schema.graphql', import.meta.url), 'utf8');
    expect((await printContract()).split('\n')).toEqual(checkedIn.split('\n'));
  });
});
