import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import { waitForHeight } from './layout/wait-for-height';
import { useSession } from './session/useSession';

declare module 'vue-router' {
  interface RouteMeta {
    /** Shown to people who are not signed in. */
    isPublic?: boolean;
    /** Without navigation. */
    isBare?: boolean;
  }
}

const routes: RouteRecordRaw[] = [
  { path: '/', name: 'home', component: () => import('./home/HomePage.vue') },
  { path: '/courses', name: 'catalogue', component: () => import('./catalogue/CataloguePage.vue') },
  { path: '/courses/:courseRunId', name: 'course', component: () => import('./course/CoursePage.vue'), props: true },
  {
    path: '/courses/:courseRunId/lessons/:lessonId',
    name: 'lesson',
    component: () => import('./lesson/LessonPage.vue'),
    props: true,
  },
  { path: '/class', name: 'joinClass', component: () => import('./class-viewing/JoinClassPage.vue') },
  { path: '/notices', name: 'notices', component: () => import('./inbox/InboxPage.vue') },
  { path: '/sessions', name: 'sessions', component: () => import('./sessions/SessionsPage.vue') },
  {
    path: '/sessions/device-check',
    name: 'deviceCheck',
    component: () => import('./device-check/DeviceCheckPage.vue'),
  },
  {
    path: '/sessions/:sessionId/room',
    name: 'room',
    component: () => import('./room/RoomPage.vue'),
    props: true,
    meta: { isBare: true },
  },
  {
    path: '/sessions/:sessionId/observation',
    name: 'observation',
    component: () => import('./observation/ObservationPage.vue'),
    props: true,
  },
  {
    path: '/sessions/:sessionId',
    name: 'session',
    component: () => import('./sessions/SessionPage.vue'),
    props: true,
  },
  { path: '/me', name: 'profile', component: () => import('./profile/ProfilePage.vue') },
  {
    path: '/sign-in',
    name: 'signIn',
    component: () => import('./session/SignInPage.vue'),
    meta: { isPublic: true, isBare: true },
  },
  {
    path: '/guest/:token',
    name: 'guest',
    component: () => import('./guest/GuestPage.vue'),
    props: true,
    meta: { isPublic: true, isBare: true },
  },
  {
    path: '/first-password',
    name: 'firstPassword',
    component: () => import('./session/FirstPasswordPage.vue'),
    meta: { isBare: true },
  },
  {
    path: '/:rest(.*)*',
    name: 'notFound',
    component: () => import('./layout/NotFoundPage.vue'),
    meta: { isPublic: true },
  },
];

/** Pages of the app. Whoever is not signed in is led to the sign-in and back to where they wanted to go. */
export function createAppRouter() {
  const session = useSession();
  const router = createRouter({
    history: createWebHistory(),
    routes,
    async scrollBehavior(to, from, saved) {
      if (saved) {
        await waitForHeight(saved.top + window.innerHeight);
        return saved;
      }
      return to.path === from.path ? false : { top: 0 };
    },
  });

  router.beforeEach(async (to) => {
    await session.load();
    const viewer = session.viewer.value;
    if (viewer === undefined) return true;
    if (viewer === null) return to.meta.isPublic ? true : { name: 'signIn', query: { next: to.fullPath } };
    if (viewer.mustChangePassword && to.name !== 'firstPassword') return { name: 'firstPassword' };
    return true;
  });
  return router;
}

/** A path inside this app to go on to; anything else leads home. */
export function safeNext(next: unknown): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/';
}
