import { computed, ref } from 'vue';
import { schoolToday } from './schoolToday';

const month = 30 * 86_400_000;

/** First and last school day of what is looked for: the last thirty days, until somebody asks for others. */
export function usePeriod() {
  const from = ref(schoolToday(new Date(Date.now() - month)));
  const to = ref(schoolToday());
  const isPeriod = computed(() => from.value !== '' && to.value !== '' && from.value <= to.value);
  return { from, to, isPeriod };
}
