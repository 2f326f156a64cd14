import { useClientHandle } from '@urql/vue';
import { useRouter } from 'vue-router';
import { useUploads } from '../uploads/useUploads';
import { session } from './session';
import { StudioSignOutDocument } from './session.generated';

/** Ends the session; running uploads stop and can go on after the next sign-in. */
export function useSignOut() {
  const { client } = useClientHandle();
  const router = useRouter();
  const uploads = useUploads();

  async function signOut(): Promise<void> {
    uploads.leave();
    await client.mutation(StudioSignOutDocument, {}).toPromise();
    session.leave();
    await router.push({ name: 'signIn' });
  }
  return { signOut };
}
