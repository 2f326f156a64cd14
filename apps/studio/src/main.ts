import { createAppI18n, createGraphqlClient, startTheme } from '@yunqiao/ui';
import urql from '@urql/vue';
import { createApp } from 'vue';
import App from './App.vue';
import { addErrorSentences } from './i18n/addErrorSentences';
import zhCN from './i18n/zh-CN.json';
import { createStudioRouter } from './router';
import { session } from './session/session';
import './styles.css';

startTheme();

const client = createGraphqlClient({
  onNotSignedIn: () => {
    if (!session.viewer.value) return;
    session.leave();
    void router.push({ name: 'signIn', query: { next: router.currentRoute.value.fullPath } });
  },
  onPasswordChangeRequired: () => void router.push({ name: 'firstPassword' }),
});
const router = createStudioRouter(client);

const words = await createAppI18n({ 'zh-CN': zhCN, en: () => import('./i18n/en.json') });
addErrorSentences(words.i18n.global);
createApp(App).use(urql, client).use(words).use(router).mount('#app');
