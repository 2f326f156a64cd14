import { onScopeDispose, watch, type Ref } from 'vue';

/** Calls `reached` whenever the reader comes within a screen of `end`. */
export function useReachesEnd(end: Readonly<Ref<HTMLElement | null>>, reached: () => unknown): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting) && window.scrollY > 0) reached();
    },
    { rootMargin: '0px 0px 400px 0px' },
  );
  watch(
    end,
    (element, before) => {
      if (before) observer.unobserve(before);
      if (element) observer.observe(element);
    },
    { immediate: true },
  );
  onScopeDispose(() => observer.disconnect());
}
