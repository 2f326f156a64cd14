import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { createI18n } from 'vue-i18n';
import words from '../i18n/zh-CN.json';
import ClassPanel from './ClassPanel.vue';
import type { ClassViewingPartsFragment } from './ClassViewing.generated';
import { withDeeds, type ViewingDeed } from './viewing-deeds';

const i18n = createI18n({ legacy: false, locale: 'zh-CN', messages: { 'zh-CN': words } });

function viewingOf(present: boolean[]): ClassViewingPartsFragment {
  return {
    ...{ id: 'v', courseRunId: 'r', lessonId: 'l', classGroupName: '护理1班', endedAt: null },
    openedAt: '2020-04-15T02:00:00.000Z',
    pupils: present.map((isPresent, index) => ({
      ...{ personId: `p${index}`, displayName: `学生${index}`, isPresent, way: isPresent ? 'pin' : null },
    })),
    code: { pin: '0427', secret: 'abc', expiresAt: '2020-04-15T02:00:10.000Z' },
  };
}

function deed(id: string, facts: Partial<ViewingDeed> & Pick<ViewingDeed, 'kind'>): ViewingDeed {
  return { id, personId: 'teacher', viewingId: 'v', ...facts } as ViewingDeed;
}

const at = '2020-04-15T02:01:00.000Z';

describe('a viewing with what still waits on the device', () => {
  it('shows marks before the server has them, the latest of each pupil', () => {
    const waiting = [
      deed('1', { kind: 'marked', pupilId: 'p0', isPresent: true, at }),
      deed('2', { kind: 'marked', pupilId: 'p1', isPresent: false, at }),
      deed('3', { kind: 'marked', pupilId: 'p0', isPresent: false, at }),
      deed('4', { kind: 'marked', pupilId: 'p2', isPresent: true, at }),
    ];
    const { pupils } = withDeeds(viewingOf([false, true, false]), waiting);
    expect(pupils.map(({ isPresent }) => isPresent)).toEqual([false, false, true]);
  });

  it('is over as soon as it was ended here', () => {
    expect(withDeeds(viewingOf([]), [deed('1', { kind: 'ended', at })]).endedAt).toBe(at);
  });
});

describe('the panel of a class', () => {
  function panel(present: boolean[], more: { goesOn?: boolean; waitingMarks?: number } = {}) {
    const props = { viewing: viewingOf(present), goesOn: true, waitingMarks: 0, ...more };
    return mount(ClassPanel, { props, global: { plugins: [i18n] } });
  }
  const buttonOf = (wrapper: ReturnType<typeof panel>, name: string) =>
    wrapper.findAll('button').find((button) => button.text() === name)!;

  it('counts who is there, and shows the code for those with a phone', () => {
    const text = panel([true, false, true]).text();
    expect(text).toContain('2 / 3');
    expect(text).toContain('0427');
  });

  it('marks a pupil by one tap, and takes it back by another', async () => {
    const wrapper = panel([true, false]);
    await buttonOf(wrapper, '学生1').trigger('click');
    await buttonOf(wrapper, '学生0').trigger('click');
    expect(wrapper.emitted('mark')).toEqual([
      [['p1'], true],
      [['p0'], false],
    ]);
  });

  it('marks those who are missing when all are there', async () => {
    const wrapper = panel([true, false, false]);
    await buttonOf(wrapper, '全班到齐').trigger('click');
    expect(wrapper.emitted('mark')).toEqual([[['p1', 'p2'], true]]);
  });

  it('shows no code after the end, and can still be corrected', async () => {
    const wrapper = panel([true, false], { goesOn: false });
    expect(wrapper.text()).not.toContain('0427');
    await buttonOf(wrapper, '学生1').trigger('click');
    expect(wrapper.emitted('mark')).toHaveLength(1);
  });

  it('says what waits for the network', () => {
    expect(panel([true], { waitingMarks: 3 }).text()).toContain('3 个标记');
  });
});
