import { onMounted } from 'vue';
import { useRoute, useRouter } from 'vue-router';

/** Who came by a QR code need not type it: it is used at once, and leaves the address, where it would be used again. */
export function useScannedCode(use: (code: string) => Promise<void>): void {
  const route = useRoute();
  const router = useRouter();
  onMounted(async () => {
    const { code: scanned, ...query } = route.query;
    if (typeof scanned !== 'string') return;
    await use(scanned);
    await router.replace({ query });
  });
}
