import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../../../screenshots');

/** The two sizes that every screen must look right on. */
export const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } } as const;
export type Size = keyof typeof SIZES;

/** Keeps a picture of what a user sees at this moment, in an ignored folder; the README's pictures are made from these. */
export async function keepScreen(page: Page, name: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
}

/**
 * Nothing on the page that axe can see keeps anybody out. Our pages have no frames, so that axe needs no second page of
 * its own to put their findings together, which is what its "legacy" mode leaves out.
 * @param rules those to look at; all where none are named
 */
export async function expectNoViolation(page: Page, rules: string[] = []): Promise<void> {
  expect(page.frames()).toHaveLength(1);
  // Of what is in order one node a rule is enough: telling all of them took longer than looking.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await (rules.length > 0 ? axe.withRules(rules) : axe).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
}

/** Looks at a page on phone and desk, and leaves it as it was. */
export async function inspectInBothSizes(page: Page, name: string): Promise<void> {
  const usual = page.viewportSize()!;
  for (const size of Object.keys(SIZES) as Size[]) {
    await page.setViewportSize(SIZES[size]);
    await expectNoViolation(page);
    await keepScreen(page, `${name}-${size}`);
  }
  await page.setViewportSize(usual);
}
