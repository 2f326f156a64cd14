import type { DiscoveryService, MetadataScanner } from '@nestjs/core';

/** A method of a provider that carries a mark. */
export interface MarkedMethod<Mark, Call> {
  readonly mark: Mark;
  /** `Class.method` */
  readonly name: string;
  readonly call: Call;
}

/** Methods of all providers that carry the mark `key`, each once. */
export function findMarkedMethods<Mark, Call>(
  discovery: DiscoveryService,
  scanner: MetadataScanner,
  key: string,
): MarkedMethod<Mark, Call>[] {
  const instances = new Set(
    discovery
      .getProviders()
      .map(({ instance }) => instance as unknown)
      .filter(isObject),
  );
  return [...instances].flatMap((instance) => {
    const prototype = Object.getPrototypeOf(instance) as object | null;
    if (!prototype || prototype === Object.prototype) return [];
    return scanner.getAllMethodNames(prototype).flatMap((method) => {
      const implementation = Reflect.get(prototype, method) as (...parameters: unknown[]) => unknown;
      const mark = Reflect.getMetadata(key, implementation) as Mark | undefined;
      if (mark === undefined) return [];
      return [{ mark, name: `${instance.constructor.name}.${method}`, call: implementation.bind(instance) as Call }];
    });
  });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
