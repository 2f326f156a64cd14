import type { TypedDocumentNode } from '@urql/core';
import { newId } from '@yunqiao/ui';
import { ref } from 'vue';
import { RemoveChatDocument } from './chat/Chat.generated';
import {
  AddInkDocument,
  AddWhiteboardPageDocument,
  ClosePollDocument,
  MarkMomentDocument,
  OpenPollDocument,
  RemoveInkDocument,
  SendChatDocument,
  TurnPageDocument,
} from './Room.generated';
import type { Attendee } from './attendee/attendee';
import type { InkColour } from './room-state';
import { useDeed } from './useDeed';

/** Where something is done, and where it is said that it failed. */
export type Place = 'stage' | 'chat' | 'poll';

/**
 * What one does in a session. Each deed has an id made here, so that trying again after a broken line does it once.
 * @param onDone is called after each deed, so that its event is read even when its news was lost
 */
export function useRoomDeeds(attendee: Attendee, onDone: () => unknown) {
  const { sessionId } = attendee;
  const { error, waiting, send: sendDeed } = useDeed(onDone);
  const lastPlace = ref<Place | null>(null);

  async function send<Data, Variables extends object>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    place: Place,
  ): Promise<Data | null> {
    const done = await sendDeed(document, variables);
    lastPlace.value = place;
    return done;
  }
  const deed = () => ({ id: newId(), sessionId });

  return {
    waiting,
    /** Why the last deed failed, where it was done; null everywhere else. */
    errorAt: (place: Place) => (lastPlace.value === place ? error.value : null),
    turnPage: (pageKey: string) => send(TurnPageDocument, { input: { ...deed(), pageKey } }, 'stage'),
    addBoard: (title: string) => send(AddWhiteboardPageDocument, { input: { ...deed(), title } }, 'stage'),
    draw: (pageKey: string, stroke: { points: string; colour: InkColour; width: number }, id: string) =>
      send(AddInkDocument, { input: { id, sessionId, pageKey, stroke } }, 'stage'),
    erase: (strokeId: string) => send(RemoveInkDocument, { input: { ...deed(), strokeId } }, 'stage'),
    say: (text: string) =>
      attendee.say((document, variables) => send(document, variables, 'chat'), { id: newId(), text }),
    /** Hands an upload round in the chat. */
    hand: (mediaId: string) => send(SendChatDocument, { input: { ...deed(), text: '', mediaId } }, 'chat'),
    unsay: (lineId: string) => send(RemoveChatDocument, { input: { ...deed(), lineId } }, 'chat'),
    mark: (note: string) => send(MarkMomentDocument, { input: { ...deed(), note } }, 'stage'),
    openPoll: (question: string, options: string[]) =>
      send(OpenPollDocument, { input: { ...deed(), question, options } }, 'poll'),
    vote: (pollId: string, optionIndex: number) =>
      attendee.vote((document, variables) => send(document, variables, 'poll'), { pollId, optionIndex }),
    closePoll: (pollId: string) => send(ClosePollDocument, { input: { pollId } }, 'poll'),
  };
}
