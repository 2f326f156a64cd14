import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createI18n } from 'vue-i18n';
import { Doc, XmlElement, XmlText } from 'yjs';
import MinutesEditor from './MinutesEditor.vue';
import TodoForm from './TodoForm.vue';
import TodoList from './TodoList.vue';
import type { Todo } from './useTodos';
import words from './words/zh-CN.json';

const i18n = createI18n({ legacy: false, locale: 'zh-CN', messages: { 'zh-CN': words } });
const global = { plugins: [i18n] };

// Nothing is laid out here; the editor asks, a moment later, where its text lies, to scroll there.
const nowhere = new DOMRect();
Range.prototype.getClientRects = () => Object.assign([nowhere], { item: () => nowhere });
Range.prototype.getBoundingClientRect = () => nowhere;

afterEach(() => {
  vi.useRealTimers();
  document.body.innerHTML = '';
});

/** Puts a node with text into minutes, as any page could. */
function put(doc: Doc, name: string, text: string): void {
  const node = new XmlElement(name);
  node.insert(0, [new XmlText(text)]);
  doc.getXmlFragment('default').push([node]);
}

async function editor(doc: Doc, facts: { isEditable?: boolean; startedAt?: string | null } = {}) {
  const props = { document: doc, provider: null, isEditable: true, startedAt: null, ...facts };
  const wrapper = mount(MinutesEditor, { props, global, attachTo: document.body });
  await flushPromises();
  return wrapper;
}

describe('the text of minutes', () => {
  it('shows what others write, as it comes', async () => {
    const doc = new Doc();
    const wrapper = await editor(doc);
    put(doc, 'paragraph', '下周听评课');
    await flushPromises();
    expect(wrapper.get('[role="textbox"]').text()).toContain('下周听评课');
  });

  it('is the same on two pages that share it', async () => {
    const doc = new Doc();
    const [ours, theirs] = [await editor(doc), await editor(doc)];
    put(doc, 'paragraph', '同一段话');
    await flushPromises();
    expect(ours.get('[role="textbox"]').text()).toBe(theirs.get('[role="textbox"]').text());
  });

  it('draws nothing that could run, whatever the document holds', async () => {
    const doc = new Doc();
    put(doc, 'script', 'alert(1)');
    put(doc, 'paragraph', '<img src=x onerror=alert(2)>');
    const wrapper = await editor(doc);
    expect(wrapper.element.querySelector('script, img')).toBeNull();
    expect(wrapper.get('[role="textbox"]').text()).toContain('<img src=x onerror=alert(2)>');
  });

  it('takes a time stamp that counts from the start', async () => {
    vi.useFakeTimers({ now: new Date('2020-04-15T02:12:05.000Z'), toFake: ['Date'] });
    const wrapper = await editor(new Doc(), { startedAt: '2020-04-15T02:00:00.000Z' });
    await wrapper.findAll('button').at(-1)!.trigger('click');
    await flushPromises();
    expect(wrapper.get('[role="textbox"]').text()).toContain('[12:05]');
  });

  it('has no tools and cannot be changed by who only reads', async () => {
    const wrapper = await editor(new Doc(), { isEditable: false });
    expect(wrapper.find('[role="toolbar"]').exists()).toBe(false);
    expect(wrapper.get('[role="textbox"]').attributes('contenteditable')).toBe('false');
    await wrapper.setProps({ isEditable: true });
    expect(wrapper.get('[role="textbox"]').attributes('contenteditable')).toBe('true');
  });
});

describe('to-dos', () => {
  const todo = (facts: Partial<Todo> = {}): Todo => ({
    ...{ id: 'a', text: '整理教案', ownerPersonId: 'li', ownerName: '李老师', dueOn: '2020-04-20', doneAt: null },
    ...facts,
  });
  const list = (personId: string, mayWrite = false) =>
    mount(TodoList, { props: { todos: [todo()], mayWrite, personId }, global });

  it('say what, who and until when', () => {
    expect(list('wang').text()).toMatch(/整理教案.*李老师.*2020-04-20 之前/);
  });

  it('are finished by who is to do them, and by who writes the minutes', async () => {
    expect(list('wang').get('input').attributes('disabled')).toBeDefined();
    expect(list('wang', true).get('input').attributes('disabled')).toBeUndefined();
    const own = list('li');
    await own.get('input').setValue(true);
    expect(own.emitted('finish')).toEqual([['a', true]]);
  });

  it('keep what could not be sent, and their id for the next try', async () => {
    const add = vi.fn().mockResolvedValueOnce(false).mockResolvedValue(true);
    const people = [{ personId: 'li', displayName: '李老师' }];
    const form = mount(TodoForm, { props: { people, isBusy: false, add }, global });
    await form.get('input').setValue('拍照');
    await form.get('select').setValue('li');
    await form.get('form').trigger('submit');
    await flushPromises();
    expect(form.get('input').element.value).toBe('拍照');
    await form.get('form').trigger('submit');
    await flushPromises();
    expect(form.get('input').element.value).toBe('');
    const [[first, draft], [second]] = add.mock.calls as [[string, object], [string]];
    expect(second).toBe(first);
    expect(draft).toEqual({ text: '拍照', ownerPersonId: 'li', dueOn: null });
  });
});
