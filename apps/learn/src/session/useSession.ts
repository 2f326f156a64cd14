import { fromContractLocale, useLocaleSetting, readSetting } from '@yunqiao/ui';
import { computed, readonly, shallowRef } from 'vue';
import { client } from '../client';
import type { ChangePasswordInput, SignInInput } from '../contract.generated';
import {
  ChangePasswordDocument,
  SchoolOptionsDocument,
  SignInDocument,
  ViewerDocument,
  type ViewerPartsFragment,
} from './Viewer.generated';

/** Who is signed in; undefined while nobody has asked the server yet. */
const viewer = shallowRef<ViewerPartsFragment | null | undefined>(undefined);
const problem = shallowRef<unknown>(null);
let loading: Promise<void> | null = null;
let hasServed = false;

async function ask(): Promise<void> {
  problem.value = null;
  const answer = await client.query(ViewerDocument, {}, { requestPolicy: 'network-only' }).toPromise();
  if (answer.data) viewer.value = answer.data.viewer;
  else problem.value = answer.error ?? null;
  loading = null;
}

/** Asks once who is signed in; later calls wait for the same answer. */
function load(): Promise<void> {
  if (viewer.value !== undefined) return Promise.resolve();
  loading ??= ask();
  return loading;
}

async function signIn(input: SignInInput): Promise<ViewerPartsFragment> {
  const answer = await client.mutation(SignInDocument, { input }).toPromise();
  if (!answer.data) throw answer.error;
  viewer.value = answer.data.signIn.viewer;
  return answer.data.signIn.viewer;
}

async function changePassword(input: ChangePasswordInput): Promise<void> {
  const answer = await client.mutation(ChangePasswordDocument, { input }).toPromise();
  if (!answer.data) throw answer.error;
  viewer.value = answer.data.changePassword.viewer;
}

async function findSchools(search: string) {
  const answer = await client.query(SchoolOptionsDocument, { search }).toPromise();
  if (!answer.data) throw answer.error;
  return answer.data.schoolOptions;
}

/** The person in front of this device. */
export function useSession() {
  return {
    viewer: readonly(viewer),
    /** Why nobody knows who is signed in: no network, no server. */
    problem: readonly(problem),
    load,
    signIn,
    changePassword,
    findSchools,
    /** Takes over what a mutation said about the viewer. */
    accept: (next: ViewerPartsFragment) => (viewer.value = next),
    /** Nobody is signed in any more. */
    forget() {
      hasServed ||= Boolean(viewer.value);
      viewer.value = null;
    },
    /** Somebody was signed in on this page before: what it remembers is theirs, so the next person gets a new page. */
    needsNewPage: () => hasServed,
  };
}

/** How many characters this person's password needs at least: students 8, everybody else 12. */
export const leastPasswordLength = computed(() => {
  const roles = viewer.value?.roles ?? [];
  return roles.length > 0 && roles.every((role) => role === 'student') ? 8 : 12;
});

/** Whether this person is more than a student: only they are invited to research sessions. */
export function useIsStaff() {
  return computed(() => (viewer.value?.roles ?? []).some((role) => role !== 'student'));
}

/** Speaks the person's language on a device that has not been told another one. */
export function useLocaleOfViewer() {
  const { choose } = useLocaleSetting();
  return async (person: ViewerPartsFragment) => {
    const locale = fromContractLocale(person.locale);
    if (locale && readSetting('locale') === null) await choose(locale);
  };
}
