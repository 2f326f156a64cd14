import { useI18n } from 'vue-i18n';
import { useFormats } from '../i18n/formats';
import { factsOf, type NoticeView } from './notice';

/** Notices as sentences in the reader's language; one of a kind that this page does not know yet says that there is news. */
export function useNoticeSentence() {
  const { t, te } = useI18n();
  const { dateTime } = useFormats();

  return (notice: Pick<NoticeView, 'kind' | 'facts'>): string => {
    const name = `notices.sentence.${notice.kind}`;
    if (!te(name, 'zh-CN')) return t('notices.unknown');
    const facts = Object.entries(factsOf(notice)).map(([fact, value]) => [
      fact,
      fact.endsWith('At') ? dateTime(value) : value,
    ]);
    return t(name, Object.fromEntries(facts) as Record<string, string>);
  };
}
