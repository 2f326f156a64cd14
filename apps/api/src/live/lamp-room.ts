import { Global, Injectable, Module } from '@nestjs/common';
import {
  Args,
  Field,
  Int,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
  Subscription,
} from '@nestjs/graphql';
import {
  ActorSource,
  Allow,
  AppError,
  LiveNews,
  liveTopic,
  MetricsModule,
  Public,
  type Actor,
} from '@yunqiao/platform';
import { RequestLoaders, type Loaders } from '@yunqiao/platform/graphql';
import DataLoader from 'dataloader';

/** What the lamps' one topic carries: the number of the newest event; 0 for a greeting before the first. */
export interface LampNews {
  readonly lastSequence: number;
}
export const lampTopic = liveTopic<LampNews>('lamps', 'hall');

/** Sessions by token; a test takes one away, or puts another in its place. */
@Injectable()
export class Sessions extends ActorSource {
  readonly actors = new Map<string, Actor>();

  findActor(token: string): Promise<Actor | null> {
    return Promise.resolve(this.actors.get(token) ?? null);
  }

  findActors(tokens: readonly string[]): Promise<ReadonlyMap<string, Actor>> {
    return Promise.resolve(new Map([...this.actors].filter(([token]) => tokens.includes(token))));
  }
}

/** What the "database" of the lamps holds: events in order. Shared by the two processes of a test. */
@Injectable()
export class LampLog {
  static readonly events: string[] = [];
}

@ObjectType()
class Lamp {
  @Field(() => Int) lastSequence!: number;
  @Field(() => Lamp, { nullable: true }) next!: Lamp | null;
}

const names = {};

@Resolver(() => Lamp)
class LampResolver {
  constructor(private readonly live: LiveNews) {}

  @Public() @Query(() => String) name(): string {
    return 'hall';
  }

  @Allow('signedIn') @Query(() => [String]) lampEvents(@Args('after', { type: () => Int }) after: number): string[] {
    return LampLog.events.slice(after);
  }

  @Allow('signedIn') @Mutation(() => String) light(): string {
    return 'lit';
  }

  /** As a room would do it: greets with where it stands, then tells of each event. */
  @Allow('signedIn')
  @Subscription(() => Lamp, { resolve: (news: LampNews) => news })
  lampLit() {
    return this.live.listen(lampTopic, { lastSequence: LampLog.events.length });
  }

  @Subscription(() => Lamp) unmarked() {
    return this.live.listen(lampTopic, { lastSequence: 0 });
  }

  @Allow('schoolAdministrator')
  @Subscription(() => Lamp, { resolve: (news: LampNews) => news })
  forAdministrators() {
    return this.live.listen(lampTopic, { lastSequence: 0 });
  }

  @Allow('signedIn')
  @Subscription(() => Lamp)
  broken(@Args('how') how: string) {
    if (how === 'foreseen') throw new AppError('NOT_FOUND', { name: 'lamp' });
    throw new Error('connect ECONNREFUSED 10.0.0.7:3306');
  }

  @ResolveField(() => Lamp, { nullable: true }) next(@Parent() lamp: Lamp): Lamp {
    return lamp;
  }

  @Allow('trainer') @ResolveField(() => String, { nullable: true }) wattage(): string {
    return '40 W';
  }

  /** Through a loader, which remembers what it has read. */
  @ResolveField(() => String) newest(@RequestLoaders() loaders: Loaders): Promise<string> {
    const read = () =>
      new DataLoader<number, string>((keys) => Promise.resolve(keys.map(() => LampLog.events.at(-1) ?? '')));
    return loaders.of(names, read).load(0);
  }
}

/** A room that only tests have: lamps that are lit. */
@Global()
@Module({
  imports: [MetricsModule],
  providers: [LampResolver, Sessions, { provide: ActorSource, useExisting: Sessions }],
  exports: [ActorSource],
})
export class LampRoomModule {}
