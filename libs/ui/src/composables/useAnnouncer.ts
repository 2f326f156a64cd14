import { nextTick, readonly, ref } from 'vue';

const polite = ref('');
const assertive = ref('');

/** Says something to a screen reader without showing it; the same words twice are said twice. */
async function announce(text: string, urgency: 'polite' | 'assertive' = 'polite'): Promise<void> {
  const region = urgency === 'polite' ? polite : assertive;
  region.value = '';
  await nextTick();
  region.value = text;
}

/** What `LiveRegion` reads aloud. */
export function useAnnouncer() {
  return { announce, polite: readonly(polite), assertive: readonly(assertive) };
}
