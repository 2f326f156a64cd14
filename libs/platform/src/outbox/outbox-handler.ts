import { SetMetadata } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A message as a handler gets it. */
export interface OutboxEvent {
  readonly id: string;
  readonly kind: string;
  readonly key: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Handles one kind of news within `tx`, in which its receipt is written too: the effect happens once, however often the news comes. */
export type OutboxHandling = (tx: EntityManager, event: OutboxEvent) => Promise<void>;

export const OUTBOX_HANDLER = 'yunqiao:outbox-handler';

/** Marks a method `(tx, event) => Promise<void>` of a provider as a consumer of `kind`. Its class and method name sign the receipts. */
export function OutboxHandler(kind: string) {
  return <Handling extends OutboxHandling>(
    target: object,
    method: string,
    descriptor: TypedPropertyDescriptor<Handling>,
  ): void => {
    SetMetadata(OUTBOX_HANDLER, kind)(target, method, descriptor);
  };
}
