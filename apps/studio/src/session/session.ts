import type { Client } from '@urql/core';
import { readonly, shallowRef } from 'vue';
import { StudioViewerDocument, type StudioViewerFragment } from './session.generated';

const viewer = shallowRef<StudioViewerFragment | null>(null);
let asked: Promise<void> | null = null;

/** Asks once who is signed in; later calls wait for the same answer. A failed question is asked again next time. */
function ready(client: Client): Promise<void> {
  asked ??= client
    .query(StudioViewerDocument, {}, { requestPolicy: 'network-only' })
    .toPromise()
    .then((answer) => {
      viewer.value = answer.data?.viewer ?? null;
      if (answer.error) asked = null;
    });
  return asked;
}

function enter(person: StudioViewerFragment): void {
  viewer.value = person;
  asked = Promise.resolve();
}

function leave(): void {
  viewer.value = null;
  asked = Promise.resolve();
}

/** Who is signed in on this page. */
export const session = { viewer: readonly(viewer), ready, enter, leave };
