import fc from 'fast-check';
import { Role } from './actor.js';
import { fakeActor } from './fake-actor.js';
import { verdict } from './verdict.js';

const roles = Object.values(Role);
const marked = (...allowed: (Role | 'signedIn')[]) => ({ kind: 'allow', roles: allowed }) as const;

describe('who may call what', () => {
  it('refuses everybody where there is no mark, a platform administrator too', () => {
    expect(verdict(undefined, null)).toBe('NOT_ALLOWED');
    expect(verdict(undefined, fakeActor({ role: 'platformAdministrator' }))).toBe('NOT_ALLOWED');
  });

  it('lets anybody call what is public or was signed', () => {
    expect(verdict({ kind: 'public' }, null)).toBeNull();
    expect(verdict({ kind: 'signed', by: 'media' }, null)).toBeNull();
  });

  it('asks strangers to sign in', () => {
    expect(verdict(marked('signedIn'), null)).toBe('NOT_SIGNED_IN');
    expect(verdict(marked('teacher'), null)).toBe('NOT_SIGNED_IN');
  });

  it('lets in exactly who holds one of the roles, and platform administrators', () => {
    fc.assert(
      fc.property(fc.subarray(roles, { minLength: 1 }), fc.constantFrom(...roles), (allowed, role) => {
        const may = role === 'platformAdministrator' || allowed.includes(role);
        expect(verdict(marked(...allowed), fakeActor({ role }))).toBe(may ? null : 'NOT_ALLOWED');
      }),
    );
  });

  it('lets everybody who is signed in call what asks for no role, even without a membership', () => {
    expect(verdict(marked('signedIn'), fakeActor({ memberships: [] }))).toBeNull();
  });

  it('wants a new password first, except where it is changed', () => {
    const actor = fakeActor({ role: 'platformAdministrator', mustChangePassword: true });
    expect(verdict(marked('signedIn'), actor)).toBe('PASSWORD_CHANGE_REQUIRED');
    expect(verdict(marked('platformAdministrator'), actor)).toBe('PASSWORD_CHANGE_REQUIRED');
    expect(verdict(marked('signedIn'), actor, true)).toBeNull();
    expect(verdict({ kind: 'public' }, actor)).toBeNull();
  });
});
