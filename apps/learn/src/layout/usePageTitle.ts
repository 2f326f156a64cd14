import { useAnnouncer } from '@yunqiao/ui';
import { toValue, watch, type MaybeRefOrGetter } from 'vue';
import { useI18n } from 'vue-i18n';

/** Names the page in the tab and tells a screen reader where it is; null while the name is still loading. */
export function usePageTitle(title: MaybeRefOrGetter<string | null | undefined>): void {
  const { t } = useI18n();
  const { announce } = useAnnouncer();
  watch(
    () => toValue(title),
    (name) => {
      if (!name) return;
      document.title = `${name} · ${t('ui.productName')}`;
      void announce(name);
    },
    { immediate: true },
  );
}
