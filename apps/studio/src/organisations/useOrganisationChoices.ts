import { useClientHandle } from '@urql/vue';
import { useI18n } from 'vue-i18n';
import type { OrganisationKind } from '../contract.generated';
import type { Choice } from '../fields/choice';
import { SchoolChoicesDocument } from './organisations.generated';

/** Finds organisations by name, pinyin or initials, for a combobox; of certain kinds only when `kinds` names some. */
export function useOrganisationChoices(kinds: () => readonly OrganisationKind[] | null = () => null) {
  const { client } = useClientHandle();
  const { t } = useI18n();

  async function findOf(search: string, kind: OrganisationKind | null): Promise<Choice[]> {
    const answer = await client.query(SchoolChoicesDocument, { search: search || null, kind }).toPromise();
    if (answer.error) throw answer.error;
    return (answer.data?.organisations.edges ?? []).map(({ node }) => ({
      id: node.id,
      name: node.name,
      note: node.region ? t(`region.${node.region}`) : t(`organisations.kind.${node.kind}`),
    }));
  }

  async function find(search: string): Promise<Choice[]> {
    const found = await Promise.all((kinds() ?? [null]).map((kind) => findOf(search, kind)));
    return found.flat();
  }
  return { find };
}
