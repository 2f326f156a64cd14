/** The same news, told in another way. */
export function retold<News, Told>(
  news: AsyncIterableIterator<News>,
  tell: (news: News) => Told,
): AsyncIterableIterator<Told> {
  return {
    async next() {
      const { done, value } = await news.next();
      return done ? { done: true, value: undefined } : { done: false, value: tell(value) };
    },
    async return() {
      await news.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** What a listener does with news: which ones are for it, and after which one it hears no more. */
export interface PassingOn<News> {
  readonly isMeant: (news: News) => boolean;
  readonly isLast?: (news: News) => boolean;
}

/** Passes on what is meant, up to the last. Not a generator: that one could not be ended while it waits for the next news. */
export function passOn<News extends object>(
  news: AsyncIterableIterator<News>,
  { isMeant, isLast = () => false }: PassingOn<News>,
): AsyncIterableIterator<News> {
  let hasEnded = false;
  const end = async (): Promise<IteratorResult<News, undefined>> => {
    await news.return?.();
    return { done: true, value: undefined };
  };
  return {
    async next() {
      for (;;) {
        const { done, value } = hasEnded ? await end() : await news.next();
        if (done) return { done: true, value: undefined };
        const told = value as News;
        hasEnded = isLast(told);
        if (isMeant(told)) return { done: false, value: told };
      }
    },
    return: end,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
