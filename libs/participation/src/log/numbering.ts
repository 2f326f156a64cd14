/** Gives each text a small number, the first 0. */
export class Numbering {
  private readonly numbers = new Map<string, number>();
  readonly texts: string[] = [];

  number(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.texts.length);
    this.texts.push(text);
    return this.texts.length - 1;
  }

  find(text: string): number | undefined {
    return this.numbers.get(text);
  }
}
