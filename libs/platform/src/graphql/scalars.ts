import { CustomScalar, Scalar } from '@nestjs/graphql';
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

function invalid(expectation: string): GraphQLError {
  return new GraphQLError(`Expected ${expectation}`, { extensions: { code: 'BAD_USER_INPUT' } });
}

function parseInstant(value: unknown): Date {
  const instant = typeof value === 'string' && instantPattern.test(value) ? new Date(value) : null;
  if (!instant || Number.isNaN(instant.getTime())) throw invalid('an instant, ISO 8601 with time zone');
  return instant;
}

function parseDay(value: unknown): string {
  const day = writeDay(value);
  if (!isInCalendar(day)) throw invalid('a day, YYYY-MM-DD');
  return day;
}

/** Our own days are in the calendar. */
function writeDay(value: unknown): string {
  if (typeof value !== 'string' || !dayPattern.test(value)) throw invalid('a day, YYYY-MM-DD');
  return value;
}

/** 30 February is not. */
function isInCalendar(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day;
}

function textOf(node: ValueNode): unknown {
  return node.kind === Kind.STRING ? node.value : null;
}

/** `@Field(() => Date)`: an instant. */
@Scalar('DateTime', () => Date)
export class DateTimeScalar implements CustomScalar<string, Date> {
  description = 'An instant, ISO 8601 in UTC with milliseconds';

  serialize(value: unknown): string {
    return (value instanceof Date ? value : parseInstant(value)).toISOString();
  }

  parseValue(value: unknown): Date {
    return parseInstant(value);
  }

  parseLiteral(node: ValueNode): Date {
    return parseInstant(textOf(node));
  }
}

/** `@Field(() => SchoolDay)`: a school day as text. */
export const SchoolDay = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A school day, YYYY-MM-DD, in Asia/Shanghai',
  serialize: writeDay,
  parseValue: parseDay,
  parseLiteral: (node) => parseDay(textOf(node)),
});
