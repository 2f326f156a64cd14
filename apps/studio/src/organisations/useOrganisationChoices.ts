import { useClientHandle } from '@urql/vue';
import { useI18n } from 'vue-i18n';
import type { OrganisationKind } from '../contract.generated';
import type { Choice } from '../fields/choice';
import { SchoolChoicesDocument } from './organisations.generated';

/** Finds organisations by name, pinyin or initials, for a combobox. */
export function useOrganisationChoices(kind: OrganisationKind | null) {
  const { client } = useClientHandle();
  const { t } = useI18n();

  async function find(search: string): Promise<Choice[]> {
    const answer = await client.query(SchoolChoicesDocument, { search: search || null, kind }).toPromise();
    if (answer.error) throw answer.error;
    return (answer.data?.organisations.edges ?? []).map(({ node }) => ({
      id: node.id,
      name: node.name,
      note: node.region ? t(`region.${node.region}`) : t(`organisations.kind.${node.kind}`),
    }));
  }
  return { find };
}
