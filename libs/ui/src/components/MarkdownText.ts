import { computed, defineComponent, h, type VNodeChild } from 'vue';
import { blocksOf, type Block, type Inline } from './markdown';

function inline(part: Inline): VNodeChild {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'code':
      return h('code', { class: 'rounded bg-sunken px-1' }, part.text);
    case 'strong':
      return h('strong', part.parts.map(inline));
    case 'emphasis':
      return h('em', part.parts.map(inline));
    case 'link':
      return h(
        'a',
        { href: part.href, class: 'link', target: '_blank', rel: 'noopener noreferrer' },
        part.parts.map(inline),
      );
  }
}

function linesWithBreaks(lines: Inline[][]): VNodeChild[] {
  return lines.flatMap((line, place) => (place === 0 ? line.map(inline) : [h('br'), ...line.map(inline)]));
}

function block(part: Block): VNodeChild {
  switch (part.kind) {
    case 'heading':
      return h(part.level === 2 ? 'h2' : 'h3', { class: 'pt-2' }, part.parts.map(inline));
    case 'paragraph':
      return h('p', linesWithBreaks(part.lines));
    case 'quote':
      return h('blockquote', { class: 'border-l-2 border-line pl-3 text-ink-2' }, linesWithBreaks(part.lines));
    case 'list': {
      const items = part.items.map((item) => h('li', item.map(inline)));
      return part.isOrdered
        ? h('ol', { class: 'list-decimal pl-6', start: part.start }, items)
        : h('ul', { class: 'list-disc pl-6' }, items);
    }
  }
}

/** A lesson's text, written in a small, safe part of Markdown; the studio previews what learners read. */
export const MarkdownText = defineComponent({
  name: 'MarkdownText',
  props: { text: { type: String, required: true } },
  setup(props) {
    const blocks = computed(() => blocksOf(props.text));
    return () => h('div', { class: 'grid max-w-[68ch] gap-3 [overflow-wrap:anywhere]' }, blocks.value.map(block));
  },
});
