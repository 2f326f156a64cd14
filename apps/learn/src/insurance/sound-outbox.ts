import { ref } from 'vue';
import type { EventStore, Waiting } from '../player/event-store';
import type { SoundPiece } from './sound-keeper';

/** A piece that waits on this device. */
export interface KeptPiece extends Waiting, SoundPiece {
  readonly sessionId: string;
}

/** What the server says about what is kept of a session. */
export interface SoundAdvice {
  readonly advice: 'keep' | 'send' | 'discard';
  readonly isBeingAdded: boolean;
  /** In milliseconds since 1970. */
  readonly missing: readonly { readonly from: number; readonly to: number }[];
}

/** How it stands with what is kept of a session: waits for its end or for a line, is being sent, or is put into the replay. */
export type SoundState = 'waiting' | 'sending' | 'adding';

/** How the outbox talks to the server; neither throws. */
export interface SoundServer {
  /** Null when nobody answered. A session that is not there for this person is one of which nothing is wanted. */
  ask(sessionId: string): Promise<SoundAdvice | null>;
  /** `refused`: it will never be taken. */
  send(piece: KeptPiece): Promise<'taken' | 'refused' | 'notNow'>;
}

/** Keeps the own microphone’s sound until the replay is complete: sends what is missing there, and deletes all the rest. */
export class SoundOutbox {
  /** By session; who has none has nothing to wait for. */
  readonly states = ref<ReadonlyMap<string, SoundState>>(new Map());
  private running: Promise<void> | null = null;
  /** Sessions of which a piece came since the last flush began: a microphone gives its last one after it was put down. */
  private readonly added = new Set<string>();

  constructor(
    private readonly store: EventStore<KeptPiece>,
    private readonly server: SoundServer,
  ) {}

  /** What cannot be kept is not kept: the recording is there without it. */
  async add(piece: KeptPiece): Promise<void> {
    try {
      await this.store.add([piece]);
    } catch (error) {
      console.warn('This sound is not kept:', error);
      return;
    }
    this.added.add(piece.sessionId);
    if (!this.states.value.has(piece.sessionId)) this.tell(piece.sessionId, 'waiting');
  }

  /** Does with everything that is kept of a person what the server says; calls while one is running wait for the same. */
  flush(personId: string): Promise<void> {
    this.running ??= this.flushAll(personId).finally(() => (this.running = null));
    return this.running;
  }

  private async flushAll(personId: string): Promise<void> {
    this.added.clear();
    const kept = await this.store.ofPerson(personId);
    const sessions = new Set([...kept.map(({ sessionId }) => sessionId), ...this.states.value.keys()]);
    for (const sessionId of sessions) {
      const own = kept.filter((piece) => piece.sessionId === sessionId);
      const state = await this.settle(sessionId, own);
      this.tell(sessionId, state ?? (this.added.has(sessionId) ? 'waiting' : null));
    }
  }

  /** How it stands then. */
  private async settle(sessionId: string, kept: readonly KeptPiece[]): Promise<SoundState | null> {
    const answer = await this.server.ask(sessionId);
    if (!answer) return 'waiting';
    if (answer.advice === 'keep') return kept.length > 0 ? 'waiting' : null;
    const wanted = answer.advice === 'send' ? wantedOf(kept, answer.missing) : [];
    await this.remove(kept.filter((piece) => !wanted.includes(piece)));
    if (wanted.length === 0) return answer.isBeingAdded ? 'adding' : null;
    this.tell(sessionId, 'sending');
    for (const piece of wanted) {
      if ((await this.server.send(piece)) === 'notNow') return 'waiting';
      await this.remove([piece]);
    }
    return 'adding';
  }

  private remove(pieces: readonly KeptPiece[]): Promise<void> {
    return this.store.remove(pieces.map(({ id }) => id));
  }

  private tell(sessionId: string, state: SoundState | null): void {
    const states = new Map(this.states.value);
    if (state) states.set(sessionId, state);
    else states.delete(sessionId);
    this.states.value = states;
  }
}

/** Whole runs, of which something lies in what is missing, in their order. */
function wantedOf(kept: readonly KeptPiece[], missing: SoundAdvice['missing']): KeptPiece[] {
  const ends = new Map<string, number>();
  for (const { runId, runStartedAt, durationMs } of kept)
    ends.set(runId, (ends.get(runId) ?? runStartedAt) + durationMs);
  return kept
    .filter(({ runId, runStartedAt }) => missing.some(({ from, to }) => runStartedAt < to && ends.get(runId)! > from))
    .sort((a, b) => a.runStartedAt - b.runStartedAt || a.number - b.number);
}
