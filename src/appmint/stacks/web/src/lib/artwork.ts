/** A number from a text, the same for the same text: FNV-1a, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const letter of text) {
    hash ^= letter.codePointAt(0) ?? 0
    hash = Math.imul(hash, 0x01000193)
  }
  return hash >>> 0
}

/** Numbers from 0 to below 1, the same sequence for the same text (mulberry32). */
export function sequenceOf(text: string): () => number {
  let state = hashOf(text)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A tone near the component colour: hue turned by degrees, lightness kept in the middle, where white shows, then lifted. */
export function tone(turn: number, lift: number): string {
  return `oklch(from var(--component) calc(clamp(0.44, l, 0.56) + ${lift.toFixed(2)}) min(calc(c * 1.1), 0.2) calc(h + ${turn.toFixed(0)}))`
}
