import { ref } from 'vue';

/** What somebody has just signed in with, as long as this page: kept nowhere else. */
let entered = '';

/** Keeps what somebody signed in with until they have a password of their own. */
export function keepEnteredPassword(password: string): void {
  entered = password;
}

/**
 * The code with which somebody has just signed in, so that they are not asked for it again; empty after a reload, and
 * once it was used. `forget` has them asked after all.
 */
export function useEnteredPassword() {
  const known = ref(entered);
  entered = '';
  return { known, forget: () => (known.value = '') };
}
