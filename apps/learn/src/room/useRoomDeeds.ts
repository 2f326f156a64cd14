import { useClientHandle } from '@urql/vue';
import type { TypedDocumentNode } from '@urql/core';
import { newId } from '@yunqiao/ui';
import { ref, shallowRef } from 'vue';
import {
  AddInkDocument,
  AddWhiteboardPageDocument,
  ClosePollDocument,
  MarkMomentDocument,
  OpenPollDocument,
  RemoveInkDocument,
  SendChatDocument,
  TurnPageDocument,
  VoteDocument,
} from './Room.generated';
import type { InkColour } from './room-state';

/**
 * What one does in a session. Each deed has an id made here, so that trying again after a broken line does it once.
 * @param onDone is called after each deed, so that its event is read even when its news was lost
 */
export function useRoomDeeds(sessionId: string, onDone: () => unknown) {
  const { client } = useClientHandle();
  const error = shallowRef<unknown>(null);
  const waiting = ref(0);

  async function send<Data, Variables extends object>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data | null> {
    waiting.value += 1;
    const answer = await client.mutation(document, variables).toPromise();
    waiting.value -= 1;
    error.value = answer.error ?? null;
    if (answer.data) onDone();
    return answer.data ?? null;
  }
  const deed = () => ({ id: newId(), sessionId });

  return {
    error,
    waiting,
    turnPage: (pageKey: string) => send(TurnPageDocument, { input: { ...deed(), pageKey } }),
    addBoard: (title: string) => send(AddWhiteboardPageDocument, { input: { ...deed(), title } }),
    draw: (pageKey: string, stroke: { points: string; colour: InkColour; width: number }, id: string) =>
      send(AddInkDocument, { input: { id, sessionId, pageKey, stroke } }),
    erase: (strokeId: string) => send(RemoveInkDocument, { input: { ...deed(), strokeId } }),
    say: (text: string) => send(SendChatDocument, { input: { ...deed(), text } }),
    mark: (note: string) => send(MarkMomentDocument, { input: { ...deed(), note } }),
    openPoll: (question: string, options: string[]) =>
      send(OpenPollDocument, { input: { ...deed(), question, options } }),
    vote: (pollId: string, optionIndex: number) => send(VoteDocument, { input: { pollId, optionIndex } }),
    closePoll: (pollId: string) => send(ClosePollDocument, { input: { pollId } }),
  };
}
