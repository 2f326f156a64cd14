import { v7 } from 'uuid';

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A new UUIDv7 as text: ids made later sort later. */
export function newId(): string {
  return v7();
}

/** Whether `value` is an id as this house writes it: a UUID in lower case. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && pattern.test(value);
}
