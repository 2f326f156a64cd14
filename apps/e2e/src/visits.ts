import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';

/** How one comes to a page that is looked at. */
export interface Visit {
  /** Its app and its name in the app's router. */
  page: string;
  /** Of its pictures. */
  name: string;
  /** Of the demo log-in who looks. */
  role: string;
  start: string;
  /** Leads from the start page to the page itself. */
  open?: (page: Page) => Promise<void>;
}

/** Leads along a link that the page shows. */
async function follow(page: Page, selector: string): Promise<void> {
  const before = page.url();
  await page.locator(selector).first().click();
  await page.waitForURL((url) => url.href !== before);
}

/** The one of which the demo data have two editions. */
function openReport(page: Page): Promise<void> {
  return follow(page, 'main tr:has(a[href$="edition=2"]) th a');
}

export const visits: Visit[] = [
  { page: 'learn/home', name: 'learn-home', role: 'teacher', start: '/' },
  { page: 'learn/catalogue', name: 'learn-catalogue', role: 'teacher', start: '/courses' },
  {
    page: 'learn/course',
    name: 'learn-course',
    role: 'teacher',
    start: '/courses',
    open: (page) => follow(page, 'main a[href^="/courses/"]'),
  },
  {
    page: 'learn/lesson',
    name: 'learn-lesson',
    role: 'teacher',
    start: '/',
    open: (page) => follow(page, 'main a[href*="/lessons/"]'),
  },
  { page: 'learn/notices', name: 'learn-notices', role: 'teacher', start: '/notices' },
  { page: 'learn/sessions', name: 'learn-sessions', role: 'teacher', start: '/sessions' },
  {
    page: 'learn/session',
    name: 'learn-session',
    role: 'teacher',
    start: '/sessions',
    open: (page) => follow(page, 'main article a[href^="/sessions/"]'),
  },
  { page: 'learn/deviceCheck', name: 'learn-device-check', role: 'teacher', start: '/sessions/device-check' },
  { page: 'learn/profile', name: 'learn-profile', role: 'teacher', start: '/me' },
  { page: 'studio/courses', name: 'studio-courses', role: 'trainer', start: '/studio/courses' },
  {
    page: 'studio/course',
    name: 'studio-course',
    role: 'trainer',
    start: '/studio/courses',
    open: (page) => follow(page, 'main a[href^="/studio/courses/"]'),
  },
  { page: 'studio/media', name: 'studio-media', role: 'trainer', start: '/studio/media' },
  { page: 'studio/mediaBin', name: 'studio-media-bin', role: 'trainer', start: '/studio/media/bin' },
  {
    page: 'studio/mediaStorage',
    name: 'studio-media-storage',
    role: 'platformAdministrator',
    start: '/studio/media/storage',
  },
  { page: 'studio/sessions', name: 'studio-sessions', role: 'trainer', start: '/studio/sessions' },
  {
    page: 'studio/session',
    name: 'studio-session',
    role: 'trainer',
    start: '/studio/sessions',
    open: (page) => follow(page, 'main a[href^="/studio/sessions/"]'),
  },
  { page: 'studio/notices', name: 'studio-notices', role: 'trainer', start: '/studio/notices' },
  { page: 'studio/people', name: 'studio-people', role: 'platformAdministrator', start: '/studio/people' },
  {
    page: 'studio/person',
    name: 'studio-person',
    role: 'platformAdministrator',
    start: '/studio/people',
    open: (page) => follow(page, 'main a[href^="/studio/people/"]'),
  },
  { page: 'studio/rosters', name: 'studio-rosters', role: 'schoolAdministrator', start: '/studio/rosters' },
  {
    page: 'studio/organisations',
    name: 'studio-organisations',
    role: 'platformAdministrator',
    start: '/studio/organisations',
  },
  {
    page: 'studio/organisation',
    name: 'studio-organisation',
    role: 'platformAdministrator',
    start: '/studio/organisations',
    open: (page) => follow(page, 'main a[href^="/studio/organisations/"]'),
  },
  { page: 'studio/participation', name: 'studio-board', role: 'allianceAdministrator', start: '/studio/participation' },
  { page: 'studio/reports', name: 'studio-reports', role: 'allianceAdministrator', start: '/studio/reports' },
  {
    page: 'studio/report',
    name: 'studio-report',
    role: 'allianceAdministrator',
    start: '/studio/reports',
    open: openReport,
  },
  {
    page: 'studio/reportDifference',
    name: 'studio-report-difference',
    role: 'allianceAdministrator',
    start: '/studio/reports',
    open: async (page) => {
      await openReport(page);
      await follow(page, 'main a[href$="/differences"]');
    },
  },
  {
    page: 'studio/issueReport',
    name: 'studio-report-issue',
    role: 'schoolAdministrator',
    start: '/studio/reports/new',
  },
  {
    page: 'studio/reportSchedules',
    name: 'studio-report-schedules',
    role: 'schoolAdministrator',
    start: '/studio/reports/schedules',
  },
  {
    page: 'studio/newReportSchedule',
    name: 'studio-report-schedule-new',
    role: 'schoolAdministrator',
    start: '/studio/reports/schedules/new',
  },
  {
    page: 'studio/reportSchedule',
    name: 'studio-report-schedule',
    role: 'allianceAdministrator',
    start: '/studio/reports/schedules',
    open: (page) => follow(page, 'main tbody a[href^="/studio/reports/schedules/"]'),
  },
  {
    page: 'studio/courseParticipation',
    name: 'studio-course-participation',
    role: 'trainer',
    start: '/studio/participation/courses',
  },
  {
    page: 'studio/classViewings',
    name: 'studio-class-viewings',
    role: 'schoolAdministrator',
    start: '/studio/participation/corrections',
    open: (page) => follow(page, 'main a[href$="/class-viewings"]'),
  },
  {
    page: 'studio/classViewing',
    name: 'studio-class-viewing',
    role: 'schoolAdministrator',
    start: '/studio/participation/class-viewings',
    open: (page) => follow(page, 'main a[href*="/class-viewings/"]'),
  },
  {
    page: 'studio/corrections',
    name: 'studio-corrections',
    role: 'schoolAdministrator',
    start: '/studio/participation',
    open: (page) => follow(page, 'main a[href$="/corrections"]'),
  },
  {
    page: 'learn/joinClass',
    name: 'learn-join-class',
    role: 'student',
    start: '/class',
  },
  {
    page: 'learn/observation',
    name: 'learn-observation',
    role: 'trainer',
    start: '/sessions',
    open: async (page) => {
      await page.locator('main article a[href^="/sessions/"]').filter({ hasText: '听课评课' }).first().click();
      await follow(page, 'main a[href$="/observation"]');
    },
  },
  { page: 'learn/notFound', name: 'learn-not-found', role: 'teacher', start: '/nothing-here' },
  {
    page: 'studio/preview',
    name: 'studio-preview',
    role: 'trainer',
    start: '/studio/courses',
    open: async (page) => {
      await follow(page, 'main a[href^="/studio/courses/"]');
      await follow(page, 'main a[href*="/preview"]');
    },
  },
  {
    page: 'studio/runs',
    name: 'studio-runs',
    role: 'trainer',
    start: '/studio/courses',
    open: async (page) => {
      await follow(page, 'main a[href^="/studio/courses/"]');
      await follow(page, 'main a[href$="/runs"]');
    },
  },
  {
    page: 'studio/run',
    name: 'studio-run',
    role: 'trainer',
    start: '/studio/courses',
    open: async (page) => {
      await follow(page, 'main a[href^="/studio/courses/"]');
      await follow(page, 'main a[href$="/runs"]');
      await follow(page, 'main a[href*="/runs/"]');
    },
  },
  {
    page: 'studio/codes',
    name: 'studio-codes',
    role: 'schoolAdministrator',
    start: '/studio/organisations',
    open: async (page) => {
      await follow(page, 'main a[href^="/studio/organisations/"]');
      await follow(page, 'main a[href$="/codes"]');
    },
  },
  { page: 'studio/notFound', name: 'studio-not-found', role: 'trainer', start: '/studio/nothing-here' },
  { page: 'studio/noAccess', name: 'studio-no-access', role: 'student', start: '/studio/no-access' },
];

/** Pages that one comes to only on a longer way, with the journey that looks at them. */
export const lookedAtElsewhere: Readonly<Record<string, string>> = {
  'learn/signIn': 'pages.e2e.ts, before anybody signs in',
  'studio/signIn': 'pages.e2e.ts, before anybody signs in',
  'learn/room': 'session.e2e.ts',
  'learn/guest': 'guest.e2e.ts',
  'learn/firstPassword': 'administration.e2e.ts',
  'studio/firstPassword': 'administration.e2e.ts',
  'studio/roster': 'rosters.e2e.ts',
};

/** The pages that the routers of both apps name, for example `learn/home`. */
export function namedPages(): string[] {
  return ['learn', 'studio'].flatMap((app) => {
    const router = path.resolve(import.meta.dirname, '../..', app, 'src/router.ts');
    return [...readFileSync(router, 'utf8').matchAll(/^ *(?:\{.*)?\bname: '(\w+)',/gm)].map(
      ([, name]) => `${app}/${name}`,
    );
  });
}
