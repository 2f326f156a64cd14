/** One environment variable: what it must be, and what it becomes. */
export interface Variable<Value> {
  /** Value when the variable is not set; undefined when it must be set. */
  readonly fallback?: Value;
  /** Completes "NAME must be …". */
  readonly expectation: string;
  /** Null when the text is not what is expected. */
  readonly parse: (text: string) => Value | null;
}

export type Variables = Readonly<Record<string, Variable<unknown>>>;
export type ValuesOf<Schema extends Variables> = {
  readonly [Name in keyof Schema]: Schema[Name] extends Variable<infer Value> ? Value : never;
};

/** Any text of at least `minimum` characters. */
export function text(options: { fallback?: string; minimum?: number } = {}): Variable<string> {
  const minimum = options.minimum ?? 1;
  return {
    fallback: options.fallback,
    expectation: minimum > 1 ? `a text of at least ${minimum} characters` : 'a text',
    parse: (value) => (value.length >= minimum ? value : null),
  };
}

/** A whole number between two bounds. */
export function wholeNumber(options: { fallback?: number; from: number; to: number }): Variable<number> {
  return {
    fallback: options.fallback,
    expectation: `a whole number from ${options.from} to ${options.to}`,
    parse: (value) => {
      const number = Number(value);
      return /^\d+$/.test(value) && number >= options.from && number <= options.to ? number : null;
    },
  };
}

/** One word of a list. */
export function oneOf<const Choice extends string>(
  choices: readonly Choice[],
  fallback?: NoInfer<Choice>,
): Variable<Choice> {
  return {
    fallback,
    expectation: `one of: ${choices.join(', ')}`,
    parse: (value) => choices.find((choice) => choice === value) ?? null,
  };
}

/** An address with one of these schemes; kept as text without a slash at the end. */
export function address(schemes: readonly string[], fallback?: string): Variable<string> {
  return {
    fallback,
    expectation: `an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
    parse: (value) => {
      if (!URL.canParse(value) || !schemes.includes(new URL(value).protocol.slice(0, -1))) return null;
      return value.replace(/\/$/, '');
    },
  };
}
