import { ArgsType, Field, Int, ObjectType, type FieldMiddleware } from '@nestjs/graphql';
import type { Type } from '@nestjs/common';
import { IsOptional, Max, MaxLength, Min } from 'class-validator';
import { DEFAULT_PAGE_SIZE, MAXIMUM_PAGE_SIZE, type Page, type PageRequest } from '../pagination/page.js';

/** Arguments of every list: `@Args() page: ConnectionArgs`. */
@ArgsType()
export class ConnectionArgs implements PageRequest {
  @Field(() => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE, description: 'How many, 1 to 100' })
  @IsOptional()
  @Min(1)
  @Max(MAXIMUM_PAGE_SIZE)
  first: number = DEFAULT_PAGE_SIZE;

  @Field(() => String, { nullable: true, description: 'Cursor of the edge before the first one wanted' })
  @IsOptional()
  @MaxLength(2000)
  after?: string | null;
}

/** Nest's own field resolver hands a function on without calling it. */
const counted: FieldMiddleware = async (_context, next) => {
  const count: unknown = await next();
  return typeof count === 'function' ? (count as () => Promise<number>)() : count;
};

@ObjectType('PageInfo')
export class PageInfoType {
  @Field(() => Boolean) hasNextPage!: boolean;
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}

/**
 * The Relay-style list type of a node: `class CourseConnection extends connectionType(CourseType, 'Course') {}` carries
 * `@ObjectType()`; edges are named `CourseEdge`. A resolver returns a `Page` (of `paginate` or `pageOf`) as it is.
 */
export function connectionType<Node>(nodeType: Type<Node>, name: string): Type<Page<Node>> {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field(() => String) cursor!: string;
    @Field(() => nodeType) node!: Node;
  }

  @ObjectType({ isAbstract: true })
  class Connection {
    @Field(() => [Edge]) edges!: Edge[];
    @Field(() => PageInfoType) pageInfo!: PageInfoType;
    @Field(() => Int, { description: 'Of the whole list; costs a count when asked for', middleware: [counted] })
    totalCount!: () => Promise<number>;
  }
  return Connection;
}
