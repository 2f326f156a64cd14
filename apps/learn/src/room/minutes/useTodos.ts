import { useClientHandle } from '@urql/vue';
import { useChange } from '@yunqiao/ui';
import { computed, ref, shallowRef } from 'vue';
import {
  AddSessionTodoDocument,
  FinishSessionTodoDocument,
  MinutesPeopleDocument,
  RemoveSessionTodoDocument,
  SessionMinutesDocument,
  SetMinutesWritersDocument,
  type MinutesPartsFragment,
} from './Minutes.generated';

/** What somebody is to do. */
export type Todo = MinutesPartsFragment['todos'][number];
/** A to-do as it is written down. */
export interface TodoDraft {
  text: string;
  ownerPersonId: string | null;
  dueOn: string | null;
}
/** Whom one can ask to do something. */
export interface TodoPerson {
  personId: string;
  displayName: string;
}

/** What is to be done after a session, and who writes its minutes. */
export function useTodos(sessionId: string) {
  const { client } = useClientHandle();
  const session = shallowRef<MinutesPartsFragment | null>(null);
  const people = ref<TodoPerson[]>([]);
  const loadError = shallowRef<unknown>(null);
  const adding = useChange(AddSessionTodoDocument);
  const finishing = useChange(FinishSessionTodoDocument);
  const removing = useChange(RemoveSessionTodoDocument);
  const letting = useChange(SetMinutesWritersDocument);
  const error = computed(
    () => adding.error.value ?? finishing.error.value ?? removing.error.value ?? letting.error.value ?? loadError.value,
  );

  async function read(): Promise<void> {
    const answer = await client
      .query(SessionMinutesDocument, { id: sessionId }, { requestPolicy: 'network-only' })
      .toPromise();
    loadError.value = answer.error ?? null;
    if (answer.data) session.value = answer.data.researchSession;
  }

  async function readPeople(): Promise<void> {
    const answer = await client.query(MinutesPeopleDocument, { sessionId }).toPromise();
    if (answer.data) people.value = answer.data.sessionMembers.edges.map(({ node }) => node);
  }

  /** The same try has the same id, so that a broken line makes no second to-do. */
  async function add(id: string, draft: TodoDraft): Promise<boolean> {
    const payload = await adding.run({ id, sessionId, ...draft });
    if (payload) session.value = payload.addSessionTodo.session;
    return payload !== null;
  }

  async function finish(todoId: string, isDone: boolean): Promise<void> {
    const payload = await finishing.run({ todoId, isDone });
    if (payload) session.value = payload.finishSessionTodo.session;
  }

  async function remove(todoId: string): Promise<void> {
    const payload = await removing.run({ todoId });
    if (payload) session.value = payload.removeSessionTodo.session;
  }

  async function letEverybodyWrite(everybodyWrites: boolean): Promise<void> {
    const payload = await letting.run({ sessionId, everybodyWrites });
    if (payload) session.value = payload.setMinutesWriters.session;
  }

  void read();
  void readPeople();

  return { session, people, error, isAdding: adding.isBusy, read, add, finish, remove, letEverybodyWrite };
}
