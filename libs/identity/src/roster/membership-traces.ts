import { Injectable, SetMetadata } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { findMarkedMethods } from '@yunqiao/platform';
import type { EntityManager } from 'typeorm';

/** Of these people: the memberships under which they have done something. */
export type FindTraces = (tx: EntityManager, personIds: readonly string[]) => Promise<string[]>;

const FINDS_TRACES = 'yunqiao:finds-membership-traces';

/**
 * Marks a method of a room above that knows of traces which no foreign key guards, as in the log of activity. Memberships
 * with traces are never taken back.
 */
export function FindsMembershipTraces() {
  return <Method extends FindTraces>(
    target: object,
    method: string,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => {
    SetMetadata(FINDS_TRACES, true)(target, method, descriptor);
  };
}

/** Asks all rooms of this process. */
@Injectable()
export class MembershipTraces {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  async find(tx: EntityManager, personIds: readonly string[]): Promise<Set<string>> {
    const methods = findMarkedMethods<true, FindTraces>(this.discovery, this.scanner, FINDS_TRACES);
    const found = new Set<string>();
    for (const { call } of methods) for (const id of await call(tx, personIds)) found.add(id);
    return found;
  }
}
