/** What a scene claimed and what was seen. */
export interface Outcome {
  readonly scene: string;
  readonly claim: string;
  readonly passed: boolean;
  /** What was seen, in the cluster's own words where it has any. */
  readonly seen: string;
}

/** Plays one claim: passed when `play` returns what was seen, failed when it throws. */
export async function claim(scene: string, text: string, play: () => Promise<string>): Promise<Outcome> {
  try {
    return { scene, claim: text, passed: true, seen: await play() };
  } catch (error) {
    return { scene, claim: text, passed: false, seen: error instanceof Error ? error.message : String(error) };
  }
}

/** @throws with the text when the condition does not hold */
export function must(condition: boolean, text: string): asserts condition {
  if (!condition) throw new Error(text);
}
