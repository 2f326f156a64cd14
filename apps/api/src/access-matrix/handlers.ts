import 'reflect-metadata';
import { ACCESS_MARK, DURING_PASSWORD_CHANGE, type AccessMark } from '@yunqiao/platform';
import { resolversOf } from '../contract.js';
import { graphqlModules } from '../rooms.js';

/** The method that answers an operation, and the class that may hold its mark. */
export interface Handler {
  readonly method: object;
  readonly resolver: object;
}

/** The methods behind Query, Mutation and Subscription, by the operation's name. */
export function handlersOfOperations(): Map<string, Handler> {
  const found = new Map<string, Handler>();
  for (const resolver of new Set(graphqlModules.flatMap(resolversOf))) {
    for (const [key, { value }] of Object.entries(Object.getOwnPropertyDescriptors(resolver.prototype as object))) {
      if (key === 'constructor' || typeof value !== 'function') continue;
      const type = Reflect.getMetadata('graphql:resolver_type', value as object) as string | undefined;
      if (type !== 'Query' && type !== 'Mutation' && type !== 'Subscription') continue;
      const name = Reflect.getMetadata('graphql:resolver_name', value as object) as string | undefined;
      found.set(name ?? key, { method: value as object, resolver });
    }
  }
  return found;
}

/** Does something while a method carries another mark, or none. */
export async function withMark<Result>(
  { method, resolver }: Handler,
  mark: AccessMark | null,
  work: () => Promise<Result>,
): Promise<Result> {
  const restore = [method, resolver].map((target) => changed(target, ACCESS_MARK, target === method ? mark : null));
  return work().finally(() => restore.forEach((undo) => undo()));
}

/** Does something while a method may also be called before a new password was chosen. */
export async function withoutPasswordChange<Result>({ method }: Handler, work: () => Promise<Result>): Promise<Result> {
  return work().finally(changed(method, DURING_PASSWORD_CHANGE, true));
}

function changed(target: object, key: string, value: unknown): () => void {
  const before = Reflect.getOwnMetadata(key, target) as unknown;
  put(target, key, value);
  return () => put(target, key, before);
}

function put(target: object, key: string, value: unknown): void {
  if (value === null || value === undefined) Reflect.deleteMetadata(key, target);
  else Reflect.defineMetadata(key, value, target);
}
