import { onScopeDispose } from 'vue';
import { speeds } from './usePlayerSettings';

/** What the keys do to a player. */
export interface KeyedPlayer {
  togglePlay(): void;
  seekBy(seconds: number): void;
  toggleMute(): void;
  toggleFullscreen(): void;
  speed: number;
}

/** The next speed up or down from `speed`. */
export function nextSpeed(speed: number, direction: 1 | -1): number {
  const candidates =
    direction === 1 ? speeds.filter((other) => other > speed) : speeds.filter((other) => other < speed);
  return (direction === 1 ? candidates[0] : candidates.at(-1)) ?? speed;
}

function actionOf(key: string, player: KeyedPlayer): (() => void) | undefined {
  const actions: Record<string, () => void> = {
    ' ': () => player.togglePlay(),
    k: () => player.togglePlay(),
    arrowleft: () => player.seekBy(-5),
    arrowright: () => player.seekBy(5),
    j: () => player.seekBy(-10),
    l: () => player.seekBy(10),
    '<': () => (player.speed = nextSpeed(player.speed, -1)),
    '>': () => (player.speed = nextSpeed(player.speed, 1)),
    m: () => player.toggleMute(),
    f: () => player.toggleFullscreen(),
  };
  return actions[key.toLowerCase()];
}

const typed = 'input, textarea, select, [contenteditable], dialog, [role="combobox"]';
const pressed = 'button, a, summary, media-play-button, media-mute-button, media-fullscreen-button';

/** May this key be meant for the player, seen from where the focus is? */
function isForPlayer(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  const focused = event.target instanceof Element ? event.target : null;
  if (!focused) return true;
  if (focused.closest(typed)) return false;
  if (event.key === ' ' && focused.closest(pressed)) return false;
  return !(event.key.startsWith('Arrow') && focused.closest('media-volume-range'));
}

/** Space or k plays and pauses, ←/→ go 5 s, j/l 10 s, < and > change the speed, m mutes, f fills the screen. */
export function usePlayerKeys(player: () => KeyedPlayer | null): void {
  function press(event: KeyboardEvent) {
    const keyed = player();
    if (!keyed || !isForPlayer(event)) return;
    const action = actionOf(event.key, keyed);
    if (!action) return;
    event.preventDefault();
    action();
  }
  document.addEventListener('keydown', press);
  onScopeDispose(() => document.removeEventListener('keydown', press));
}
