import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { handRound, largestFile, type FileSteps } from './hand-round';

const picture = new File(['x'], '板书.png', { type: 'image/png' });
const moved = vi.fn();

function steps(facts: Partial<FileSteps> = {}) {
  return {
    begin: vi.fn<FileSteps['begin']>(async () => '/uploads/a'),
    upload: vi.fn<FileSteps['upload']>(async () => undefined),
    look: vi.fn<FileSteps['look']>(async () => 'ready'),
    say: vi.fn<FileSteps['say']>(async () => undefined),
    ...facts,
  };
}

describe('a file for the chat', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is said once the server has looked at it', async () => {
    const look = vi.fn<FileSteps['look']>().mockResolvedValueOnce('waiting').mockResolvedValue('ready');
    const taken = steps({ look });
    const handed = handRound(picture, 'a', taken, moved);
    await vi.advanceTimersByTimeAsync(0);
    expect(taken.say).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    await handed;
    expect(taken.upload).toHaveBeenCalledOnce();
    expect(taken.say).toHaveBeenCalledExactlyOnceWith('a');
  });

  it('is not said when it was refused', async () => {
    const taken = steps({ look: async () => ({ refused: 'MEDIA_TYPE_MISMATCH' }) });
    await expect(handRound(picture, 'a', taken, moved)).rejects.toThrow('MEDIA_TYPE_MISMATCH');
    expect(taken.say).not.toHaveBeenCalled();
  });

  it('goes on where it was when it is tried again', async () => {
    const taken = steps({ begin: async () => null });
    await handRound(picture, 'a', taken, moved);
    expect(taken.upload).not.toHaveBeenCalled();
    expect(taken.say).toHaveBeenCalledOnce();
  });

  it('is not even begun when it is too large', async () => {
    const large = Object.defineProperty(new File([], 'film.zip'), 'size', { value: largestFile + 1 });
    const taken = steps();
    await expect(handRound(large, 'a', taken, moved)).rejects.toThrow('CHAT_FILE_TOO_LARGE');
    expect(taken.begin).not.toHaveBeenCalled();
  });
});
