import { Editor, type Extensions } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { StarterKit } from '@tiptap/starter-kit';
import type { HocuspocusProvider } from '@hocuspocus/provider';
import type { Doc } from 'yjs';

/** What an editor of minutes needs. */
export interface MinutesEditorOptions {
  readonly element: HTMLElement;
  readonly document: Doc;
  /** Shows where others write; without it one writes alone. */
  readonly provider: HocuspocusProvider | null;
  readonly isEditable: boolean;
  readonly label: string;
  readonly onChange: () => void;
}

/** Colours of others' carets, which exist as classes. */
const CARETS = 5;

/** An editor of plain, structured text: what the document holds besides is never drawn. */
export function makeMinutesEditor(options: MinutesEditorOptions): Editor {
  const { element, document, provider, isEditable, label, onChange } = options;
  const extensions: Extensions = [
    StarterKit.configure({
      ...{ undoRedo: false, link: false, code: false, codeBlock: false, horizontalRule: false, underline: false },
      heading: { levels: [2, 3] },
    }),
    Collaboration.configure({ document }),
  ];
  if (provider)
    extensions.push(CollaborationCaret.configure({ provider, user: {}, render: drawCaret, selectionRender }));
  return new Editor({
    ...{ element, extensions, injectCSS: false, editable: isEditable, onTransaction: onChange },
    editorProps: { attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label } },
  });
}

/** Names are text, and colours are ours: nothing of it can be chosen by somebody else. */
function drawCaret(user: Record<string, unknown>): HTMLElement {
  const caret = globalThis.document.createElement('span');
  const name = typeof user['name'] === 'string' ? user['name'] : '';
  caret.className = `minutes-caret minutes-caret-${colourOf(user['personId'])}`;
  const label = globalThis.document.createElement('span');
  label.textContent = name;
  caret.append(label);
  return caret;
}

function selectionRender() {
  return { nodeName: 'span', class: 'minutes-selection' };
}

function colourOf(personId: unknown): number {
  return [...String(personId)].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % CARETS;
}
