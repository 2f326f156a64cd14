import { usePages } from '@yunqiao/ui';
import { useClientHandle, useQuery } from '@urql/vue';
import { refDebounced } from '@vueuse/core';
import { computed, ref, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import type { Role } from '../contract.generated';
import type { Choice } from '../fields/choice';
import { OrganisationDetailDocument } from '../organisations/organisations.generated';
import { session } from '../session/session';
import { ClassGroupChoicesDocument, PeopleDocument } from './people.generated';

/** Somebody who administers only a school begins with its people. */
function ownSchool(): Choice | null {
  const viewer = session.viewer.value;
  if (!viewer?.schoolId || viewer.roles.includes('platformAdministrator')) return null;
  return { id: viewer.schoolId, name: viewer.schoolName ?? '' };
}

/** People by name, school, class and role; the filter stays in the address. */
export function usePeopleList() {
  const { client } = useClientHandle();
  const route = useRoute();
  const router = useRouter();
  const given = (name: string) => (typeof route.query[name] === 'string' ? (route.query[name] as string) : '');
  const search = ref(given('search'));
  const searched = refDebounced(search, 250);
  const school = ref<Choice | null>(given('organisation') ? { id: given('organisation'), name: '' } : ownSchool());
  const classGroupId = ref(given('classGroup'));
  const role = ref<Role | ''>(given('role') as Role | '');

  async function nameSchool(choice: Choice): Promise<void> {
    const answer = await client.query(OrganisationDetailDocument, { id: choice.id }).toPromise();
    if (school.value?.id === choice.id && answer.data) {
      school.value = { id: choice.id, name: answer.data.organisation.name };
    }
  }
  if (school.value?.name === '') void nameSchool(school.value);

  const classGroupQuery = useQuery({
    query: ClassGroupChoicesDocument,
    variables: computed(() => ({ schoolId: school.value?.id ?? '' })),
    pause: computed(() => school.value === null),
  });
  const classGroups = computed(() =>
    school.value ? (classGroupQuery.data.value?.classGroups.edges.map(({ node }) => node) ?? []) : [],
  );

  watch(
    () => school.value?.id,
    () => (classGroupId.value = ''),
  );
  watch([searched, () => school.value?.id, classGroupId, role], () => {
    const query: Record<string, string> = {};
    if (searched.value.trim()) query['search'] = searched.value.trim();
    if (school.value) query['organisation'] = school.value.id;
    if (classGroupId.value) query['classGroup'] = classGroupId.value;
    if (role.value) query['role'] = role.value;
    void router.replace({ query });
  });

  const people = usePages({
    document: PeopleDocument,
    variables: () => ({
      search: searched.value.trim() || null,
      organisationId: school.value?.id ?? null,
      classGroupId: classGroupId.value || null,
      role: role.value || null,
    }),
    pick: (answer) => answer.people,
    pageSize: 50,
  });
  return { search, school, classGroupId, classGroups, role, people };
}
