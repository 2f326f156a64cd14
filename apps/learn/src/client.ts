import { createGraphqlClient } from '@yunqiao/ui';
import { askPatiently } from './line';

/** Where to lead a reader whose session is gone, or whose first password is still the one that was given out. */
export const leaveTo: { signIn: () => void; firstPassword: () => void } = {
  signIn: () => undefined,
  firstPassword: () => undefined,
};

/** The app's one way to the api. */
export const client = createGraphqlClient({
  fetch: askPatiently,
  onNotSignedIn: () => leaveTo.signIn(),
  onPasswordChangeRequired: () => leaveTo.firstPassword(),
});
