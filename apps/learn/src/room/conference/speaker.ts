/** Something that can be shown in a `<video>`. */
export interface Picture {
  attach(element: HTMLMediaElement): HTMLMediaElement;
  detach(element: HTMLMediaElement): HTMLMediaElement;
}

/** Somebody in the conference with one device, as far as it is seen and heard. */
export interface Speaker {
  /** `<person id>:<device id>` */
  readonly identity: string;
  readonly personId: string;
  readonly isLocal: boolean;
  readonly isSpeaking: boolean;
  readonly isMicrophoneOn: boolean;
  readonly camera: Picture | null;
  readonly screen: Picture | null;
  /** Shares a screen, whether it is shown here or not. */
  readonly isSharing: boolean;
}

/** Whose device it is. */
export function personOf(identity: string): string {
  return identity.split(':')[0] ?? identity;
}

/** Each person once: with the device that speaks, else one with a camera, else the first. */
export function onePerPerson(speakers: readonly Speaker[]): Map<string, Speaker> {
  const people = new Map<string, Speaker>();
  for (const speaker of speakers) {
    const known = people.get(speaker.personId);
    if (!known || weight(speaker) > weight(known)) people.set(speaker.personId, speaker);
  }
  return people;
}

function weight({ isSpeaking, isMicrophoneOn, camera }: Speaker): number {
  return (isSpeaking ? 4 : 0) + (isMicrophoneOn ? 2 : 0) + (camera ? 1 : 0);
}
