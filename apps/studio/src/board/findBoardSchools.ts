import type { Client } from '@urql/core';
import type { Region } from '../contract.generated';
import type { Choice } from '../fields/choice';
import { BoardSchoolsDocument } from './board.generated';

/** Schools whose participation may be counted, found by name, pinyin or initials. */
export async function findBoardSchools(
  client: Client,
  search: string,
  regionName: (region: Region) => string,
): Promise<Choice[]> {
  const answer = await client.query(BoardSchoolsDocument, { search: search || null }).toPromise();
  if (answer.error) throw answer.error;
  return (answer.data?.organisations.edges ?? []).map(({ node }) => ({
    id: node.id,
    name: node.name,
    note: node.region ? regionName(node.region) : undefined,
  }));
}
