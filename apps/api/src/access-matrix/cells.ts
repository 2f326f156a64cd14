import type { Role } from '@yunqiao/platform';
import type { GraphqlTestResult, LiveTestClient } from '@yunqiao/testing';
import { roles, strangers, type Caller } from './callers.js';
import type { Documents } from './documents.js';
import { aims, type Aim, type OperationEntry, type Outcome } from './entries/entry.js';
import type { Schools } from './schools.js';

/** One call of one caller, and what the rules say about it. */
export interface Cell {
  readonly caller: Caller;
  readonly aim: Aim;
  readonly expected: Outcome | 'NOT_SIGNED_IN' | 'PASSWORD_CHANGE_REQUIRED';
}

/** A cell whose answer was another one. */
export type WrongCell = `${string} → ${Aim}: ${string} instead of ${string}`;

/** The cells of a call that mixes rows: only those of the roles that it names. */
export function cellsOfMixture(entry: OperationEntry): Cell[] {
  return cellsOf(entry).filter(({ caller }) => caller in (entry.rows ?? {}));
}

/** All cells of an operation: every caller at the door, then every role at every row. */
export function cellsOf(entry: OperationEntry): Cell[] {
  const cells: Cell[] = strangers.map((caller) => ({
    caller,
    aim: 'own',
    expected: entry.who === 'public' ? 'ok' : 'NOT_SIGNED_IN',
  }));
  const newcomerMay = entry.who === 'public' || entry.duringPasswordChange;
  cells.push({ caller: 'newcomer', aim: 'own', expected: newcomerMay ? 'ok' : 'PASSWORD_CHANGE_REQUIRED' });
  return [...cells, ...roles.flatMap((role) => cellsOfRole(entry, role))];
}

function cellsOfRole(entry: OperationEntry, role: Role): Cell[] {
  if (!mayCall(entry, role)) return [{ caller: role, aim: 'own', expected: 'NOT_ALLOWED' }];
  const rows = entry.rows?.[role];
  if (!rows) return entry.rows ? [] : [{ caller: role, aim: 'own', expected: 'ok' }];
  return aims.flatMap((aim) => (rows[aim] ? [{ caller: role, aim, expected: rows[aim] }] : []));
}

function mayCall({ who, refused = [] }: OperationEntry, role: Role): boolean {
  if (refused.includes(role)) return false;
  return typeof who === 'string' || role === 'platformAdministrator' || who.includes(role);
}

/** Calls the api cell by cell. */
export class Matrix {
  /** How many cells were called so far. */
  called = 0;

  constructor(
    private readonly schools: Schools,
    private readonly documents: Documents,
  ) {}

  /** Cells of an operation that were answered differently. `most` ends the search early. */
  async wrong(operation: string, entry: OperationEntry, cells = cellsOf(entry), most = Infinity): Promise<WrongCell[]> {
    const wrong: WrongCell[] = [];
    for (const cell of cells) {
      const answer = await this.answer(operation, entry, cell);
      if (answer !== cell.expected) wrong.push(`${cell.caller} → ${cell.aim}: ${answer} instead of ${cell.expected}`);
      if (wrong.length >= most) break;
    }
    return wrong;
  }

  private async answer(operation: string, entry: OperationEntry, { caller, aim }: Cell): Promise<string> {
    const target = this.schools.rowsOf(aim);
    const given = { ...entry.given, ...entry.aim?.(target, this.schools.rowsOf('own')) };
    const { query, variables } = this.documents.call(operation, given);
    const client = await this.schools.client(caller);
    const kind = this.documents.kindOf(operation);
    this.called += 1;
    if (kind === 'subscription')
      return outcomeOf(
        await firstAnswer(await client.live({}, entry.visitor?.(target)), query, variables),
        entry.shows?.(target),
      );
    const result = await client.send(query, variables);
    if (kind === 'mutation' && result.codes.length === 0) await this.schools.restore();
    return outcomeOf(result, entry.shows?.(target));
  }
}

type Answer = Pick<GraphqlTestResult<Record<string, unknown>>, 'data' | 'codes'> & Partial<GraphqlTestResult<unknown>>;

/** What a subscription answers first. Each greets at once; who is not let in is told by the way the socket is closed. */
async function firstAnswer(page: LiveTestClient, query: string, variables: Record<string, unknown>): Promise<Answer> {
  try {
    const answer = await page.subscribe(query, variables).next();
    if (answer.kind === 'next') return answer;
    if (answer.kind === 'refused') return { data: null, codes: answer.codes };
    const isShownTheDoor = answer.kind === 'closed' && doors.includes(answer.reason);
    return { data: null, codes: [isShownTheDoor ? answer.reason : 'UNEXPECTED'] };
  } finally {
    await page.close();
  }
}

const doors = ['NOT_SIGNED_IN', 'PASSWORD_CHANGE_REQUIRED', 'NOT_ALLOWED', 'RUN_SCHOOL_INVALID'];
/** A call that never came as far as the rules proves nothing. */
const broken = ['OPERATION_INVALID', 'OPERATION_TOO_LARGE', 'INPUT_INVALID', 'UNEXPECTED', 'FOREIGN_ORIGIN'];

function outcomeOf({ data, codes, errors }: Answer, id?: string): string {
  const telling = codes.find((code) => doors.includes(code) || code.endsWith('_NOT_FOUND'));
  if (telling) return telling;
  if (codes.some((code) => broken.includes(code)))
    return JSON.stringify(errors?.map(({ extensions }) => extensions) ?? codes);
  if (id && codes.length === 0 && !JSON.stringify(data).includes(id)) return 'hidden';
  return 'ok';
}
