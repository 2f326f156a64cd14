import type { Client } from '@urql/core';
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import { homeFor, sectionsFor, type Section } from './session/access';
import { session } from './session/session';

declare module 'vue-router' {
  interface RouteMeta {
    /** Reachable without signing in. */
    isPublic?: boolean;
    section?: Section;
  }
}

const inStudio: RouteRecordRaw[] = [
  {
    path: 'courses',
    name: 'courses',
    component: () => import('./courses/CoursesPage.vue'),
    meta: { section: 'courses' },
  },
  {
    path: 'participation/courses',
    name: 'courseParticipation',
    component: () => import('./board/outside/OutsidePage.vue'),
    meta: { section: 'courses' },
  },
  {
    path: 'courses/:courseId',
    name: 'course',
    component: () => import('./editor/EditorPage.vue'),
    props: true,
    meta: { section: 'courses' },
  },
  {
    path: 'courses/:courseId/preview/:lessonId?',
    name: 'preview',
    component: () => import('./preview/PreviewPage.vue'),
    props: true,
    meta: { section: 'courses' },
  },
  {
    path: 'courses/:courseId/runs',
    name: 'runs',
    component: () => import('./runs/RunsPage.vue'),
    props: true,
    meta: { section: 'courses' },
  },
  {
    path: 'courses/:courseId/runs/:runId',
    name: 'run',
    component: () => import('./runs/RunPage.vue'),
    props: true,
    meta: { section: 'courses' },
  },
  {
    path: 'sessions',
    name: 'sessions',
    component: () => import('./sessions/SessionsPage.vue'),
    meta: { section: 'sessions' },
  },
  {
    path: 'sessions/:sessionId',
    name: 'session',
    component: () => import('./sessions/SessionPage.vue'),
    props: true,
    meta: { section: 'sessions' },
  },
  { path: 'media', name: 'media', component: () => import('./media/MediaPage.vue'), meta: { section: 'media' } },
  {
    path: 'media/bin',
    name: 'mediaBin',
    component: () => import('./media/BinPage.vue'),
    meta: { section: 'media' },
  },
  {
    path: 'media/storage',
    name: 'mediaStorage',
    component: () => import('./storage/StoragePage.vue'),
    meta: { section: 'media' },
  },
  {
    path: 'participation',
    name: 'participation',
    component: () => import('./board/BoardPage.vue'),
    meta: { section: 'participation' },
  },
  {
    path: 'reports',
    name: 'reports',
    component: () => import('./reports/ReportsPage.vue'),
    meta: { section: 'reports' },
  },
  {
    path: 'reports/new',
    name: 'issueReport',
    component: () => import('./reports/IssueReportPage.vue'),
    meta: { section: 'reports' },
  },
  {
    path: 'reports/schedules',
    name: 'reportSchedules',
    component: () => import('./reports/SchedulesPage.vue'),
    meta: { section: 'reports' },
  },
  {
    path: 'reports/schedules/new',
    name: 'newReportSchedule',
    component: () => import('./reports/SchedulePage.vue'),
    meta: { section: 'reports' },
  },
  {
    path: 'reports/schedules/:scheduleId',
    name: 'reportSchedule',
    component: () => import('./reports/SchedulePage.vue'),
    props: true,
    meta: { section: 'reports' },
  },
  {
    path: 'reports/:reportId',
    name: 'report',
    component: () => import('./reports/ReportPage.vue'),
    props: true,
    meta: { section: 'reports' },
  },
  {
    path: 'reports/:reportId/differences',
    name: 'reportDifference',
    component: () => import('./reports/DifferencePage.vue'),
    props: true,
    meta: { section: 'reports' },
  },
  {
    path: 'participation/class-viewings',
    name: 'classViewings',
    component: () => import('./class-viewings/ViewingsPage.vue'),
    meta: { section: 'participation' },
  },
  {
    path: 'participation/class-viewings/:viewingId',
    name: 'classViewing',
    component: () => import('./class-viewings/ViewingPage.vue'),
    props: true,
    meta: { section: 'participation' },
  },
  {
    path: 'participation/corrections',
    name: 'corrections',
    component: () => import('./corrections/CorrectionsPage.vue'),
    meta: { section: 'participation' },
  },
  { path: 'notices', name: 'notices', component: () => import('./inbox/InboxPage.vue') },
  { path: 'people', name: 'people', component: () => import('./people/PeoplePage.vue'), meta: { section: 'people' } },
  {
    path: 'people/:personId',
    name: 'person',
    component: () => import('./people/PersonPage.vue'),
    props: true,
    meta: { section: 'people' },
  },
  {
    path: 'rosters',
    name: 'rosters',
    component: () => import('./rosters/RostersPage.vue'),
    meta: { section: 'rosters' },
  },
  {
    path: 'rosters/:rosterId',
    name: 'roster',
    component: () => import('./rosters/RosterPage.vue'),
    props: true,
    meta: { section: 'rosters' },
  },
  {
    path: 'organisations/:organisationId/codes',
    name: 'codes',
    component: () => import('./rosters/CodeSheetPage.vue'),
    props: true,
    meta: { section: 'organisations' },
  },
  {
    path: 'organisations',
    name: 'organisations',
    component: () => import('./organisations/OrganisationsPage.vue'),
    meta: { section: 'organisations' },
  },
  {
    path: 'organisations/:organisationId',
    name: 'organisation',
    component: () => import('./organisations/OrganisationPage.vue'),
    props: true,
    meta: { section: 'organisations' },
  },
  { path: ':rest(.*)*', name: 'notFound', component: () => import('./shell/NotFoundPage.vue') },
];

/** Pages of the studio. Everybody is led to the sign-in first, then to a password of their own. */
export function createStudioRouter(client: Client) {
  const router = createRouter({
    history: createWebHistory('/studio/'),
    scrollBehavior: (to, _from, saved) => saved ?? (to.hash ? { el: to.hash } : { top: 0 }),
    routes: [
      {
        path: '/sign-in',
        name: 'signIn',
        component: () => import('./session/SignInPage.vue'),
        meta: { isPublic: true },
      },
      { path: '/first-password', name: 'firstPassword', component: () => import('./session/FirstPasswordPage.vue') },
      { path: '/no-access', name: 'noAccess', component: () => import('./session/NoAccessPage.vue') },
      { path: '/', component: () => import('./shell/StudioShell.vue'), children: inStudio },
    ],
  });

  router.beforeEach(async (to) => {
    await session.ready(client);
    const viewer = session.viewer.value;
    if (!viewer) return to.meta.isPublic ? true : { name: 'signIn', query: { next: to.fullPath } };
    if (viewer.mustChangePassword) return to.name === 'firstPassword' ? true : { name: 'firstPassword' };
    if (!viewer.mayUseStudio) return to.name === 'noAccess' ? true : { name: 'noAccess' };
    if (to.meta.isPublic || to.path === '/' || to.name === 'noAccess' || to.name === 'firstPassword') {
      return { name: homeFor(viewer.roles) };
    }
    if (to.meta.section && !sectionsFor(viewer.roles).includes(to.meta.section)) return { name: homeFor(viewer.roles) };
    return true;
  });
  return router;
}
