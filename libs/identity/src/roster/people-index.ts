import { foldAccountName } from '../sign-in/account-name.js';
import type { KnownMembership, KnownPerson, RosterState } from './roster-state.js';

/** Finds people of the scope by their number, and what they are. */
export class PeopleIndex {
  private readonly byAccount = new Map<string, KnownPerson>();
  private readonly byNumber = new Map<string, KnownPerson[]>();
  private readonly held = new Map<string, KnownMembership[]>();
  readonly byId = new Map<string, KnownPerson>();

  constructor({ people, memberships }: Pick<RosterState, 'people' | 'memberships'>) {
    for (const person of people) {
      const number = foldNumber(person.accountName);
      this.byId.set(person.id, person);
      this.byAccount.set(accountKey(person.schoolId, number), person);
      append(this.byNumber, number, person);
    }
    for (const membership of memberships) append(this.held, membership.personId, membership);
  }

  find(schoolId: string, number: string): KnownPerson | undefined {
    return this.byAccount.get(accountKey(schoolId, foldNumber(number)));
  }

  /** Who has this number in any school of the scope. */
  withNumber(number: string): readonly KnownPerson[] {
    return this.byNumber.get(foldNumber(number)) ?? [];
  }

  membershipsOf(personId: string): readonly KnownMembership[] {
    return this.held.get(personId) ?? [];
  }

  /** Who administers above schools is changed by no sheet. */
  isAbove(personId: string): boolean {
    return this.membershipsOf(personId).some(
      ({ role }) => role === 'allianceAdministrator' || role === 'platformAdministrator',
    );
  }
}

/** A number as it is compared: the database makes no difference between cases either. */
export function foldNumber(number: string): string {
  return foldAccountName(number).toLowerCase();
}

/** An account by its school and number. */
export function accountKey(schoolId: string, number: string): string {
  return `${schoolId} ${number}`;
}

function append<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
