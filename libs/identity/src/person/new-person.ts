import type { Person } from './person.entity.js';

/** A row for somebody new: what is not given is what nobody has at first. */
export function newPerson(
  given: Pick<Person, 'id' | 'schoolId' | 'accountName' | 'displayName' | 'pinyin' | 'initials'> & Partial<Person>,
): Omit<Person, 'version'> {
  return {
    locale: null,
    passwordHash: null,
    mustChangePassword: true,
    activationHash: null,
    isTest: false,
    disabledAt: null,
    sessionsValidFrom: null,
    ...given,
  };
}
