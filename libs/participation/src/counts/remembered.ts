/** Remembers answers for as long as what they were made from stays the same. */
export class Remembered<Answer> {
  private readonly answers = new Map<string, { basis: string; answer: Promise<Answer> }>();

  constructor(private readonly most = 200) {}

  /** The remembered answer to `question`, or a new one when the basis has changed. */
  get(question: string, basis: string, make: () => Promise<Answer>): Promise<Answer> {
    const known = this.answers.get(question);
    if (known?.basis === basis) return known.answer;
    const answer = make();
    this.answers.delete(question);
    this.answers.set(question, { basis, answer });
    if (this.answers.size > this.most) this.answers.delete(this.answers.keys().next().value!);
    answer.catch(() => {
      if (this.answers.get(question)?.answer === answer) this.answers.delete(question);
    });
    return answer;
  }
}
