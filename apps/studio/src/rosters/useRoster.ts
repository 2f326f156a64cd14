import { useChange, usePoll } from '@yunqiao/ui';
import { useQuery } from '@urql/vue';
import { computed } from 'vue';
import {
  ApplyRosterImportDocument,
  RosterImportDocument,
  SetRosterImportDayDocument,
  UndoRosterImportDocument,
} from './rosters.generated';
import { isAtWork } from './states';

/** A sheet, asked for again while the server works on it, and what can be done with it. */
export function useRoster(id: () => string) {
  const { data, error, executeQuery } = useQuery({
    query: RosterImportDocument,
    variables: computed(() => ({ id: id() })),
    requestPolicy: 'cache-and-network',
  });
  const roster = computed(() => data.value?.rosterImport ?? null);
  const reload = () => executeQuery({ requestPolicy: 'network-only' });
  usePoll(
    async () => reload(),
    1000,
    () => roster.value !== null && isAtWork(roster.value),
  );
  const applying = useChange(ApplyRosterImportDocument);
  const undoing = useChange(UndoRosterImportDocument);
  const dating = useChange(SetRosterImportDayDocument);
  const changes = [applying, undoing, dating];
  return {
    ...{ roster, reload, applying, undoing, dating },
    error: computed(() => error.value ?? changes.find((change) => change.error.value)?.error.value ?? null),
    isBusy: computed(() => changes.some((change) => change.isBusy.value)),
  };
}
