import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type DataLoader from 'dataloader';

/** The DataLoaders of one request. */
export class Loaders {
  private readonly made = new Map<object, DataLoader<unknown, unknown>>();

  /** The loader of `owner` (usually the class that makes it) for this request, made when it is first asked for. */
  of<Key, Value>(owner: object, make: () => DataLoader<Key, Value>): DataLoader<Key, Value> {
    const loader = this.made.get(owner) ?? (make() as DataLoader<unknown, unknown>);
    this.made.set(owner, loader);
    return loader as DataLoader<Key, Value>;
  }
}

/** Parameter that receives the loaders of this request: `@RequestLoaders() loaders: Loaders`. */
export const RequestLoaders = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.getArgByIndex<{ loaders: Loaders }>(2).loaders,
);
