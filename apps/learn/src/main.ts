import urql from '@urql/vue';
import { createAppI18n, startTheme } from '@yunqiao/ui';
import { createApp } from 'vue';
import App from './App.vue';
import { client, leaveTo } from './client';
import chinese from './i18n/zh-CN.json';
import './main.css';
import { createAppRouter } from './router';
import { useSession } from './session/useSession';

startTheme();
const session = useSession();
void session.load();

const router = createAppRouter();
leaveTo.signIn = () => {
  session.forget();
  void router.push({ name: 'signIn', query: { next: router.currentRoute.value.fullPath } });
};
leaveTo.firstPassword = () => void router.push({ name: 'firstPassword' });

const i18n = await createAppI18n({ 'zh-CN': chinese, en: () => import('./i18n/en.json') });
createApp(App).use(i18n).use(router).use(urql, client).mount('#app');
