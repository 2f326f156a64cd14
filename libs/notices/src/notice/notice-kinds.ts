/** What a room decides about one kind of notice. */
export interface NoticeKind {
  /** What it is about; the web apps lead there. */
  readonly subject: string;
  /** Facts that its sentence may name. Names that end in `At` are instants. */
  readonly facts: readonly string[];
  /** Unread notices of these kinds about the same subject that a new one takes the place of. */
  readonly replaces?: readonly string[];
}

const kinds = new Map<string, NoticeKind>();

/**
 * Registers the kinds of notices of a room, `room.happened`. Each needs its sentence in the message files of the web apps,
 * `notices.sentence.<kind>`, in both languages; a test compares.
 */
export function defineNotices<const Kinds extends Readonly<Record<string, NoticeKind>>>(defined: Kinds): Kinds {
  for (const [name, kind] of Object.entries(defined)) {
    if (!/^[a-z]\w*\.[a-z]\w*$/.test(name)) throw new Error(`Notice kind "${name}" must be like room.happened`);
    if (kinds.has(name)) throw new Error(`Notice kind ${name} is defined twice`);
    kinds.set(name, kind);
  }
  return defined;
}

/** @throws Error for a kind that no room has defined */
export function noticeKind(name: string): NoticeKind {
  const kind = kinds.get(name);
  if (!kind) throw new Error(`Nobody has defined the notice kind ${name}`);
  return kind;
}

/** Every kind that is defined, by name. */
export function definedNoticeKinds(): ReadonlyMap<string, NoticeKind> {
  return kinds;
}
