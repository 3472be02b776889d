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

export type Next = () => number

/** The next number of a sequence, stretched to a range. */
export const span = (next: Next, from: number, to: number) => from + next() * (to - from)

/** Twice as often in the component's own tone as lighter or deeper. */
export const GROUNDS = ['middle', 'light', 'middle', 'deep'] as const

export type Ground = (typeof GROUNDS)[number]

/** Lightness at the start and the end of the gradient; a middle one keeps near the colour. */
const DEPTHS = {
  middle: ['calc(clamp(0.44, l, 0.56) + 0.1)', 'calc(clamp(0.44, l, 0.56) - 0.08)'],
  deep: ['0.42', '0.27'],
} as const

/** The style of a ground, `turn` from 0 to 1: close to the asked colour, since a wider turn of hue would bring in colours nobody chose. */
export function groundOf(ground: Ground, turn: number): { background: string; color: string } {
  const angle = (110 + turn * 50).toFixed(0)
  if (ground === 'light') {
    const mixed = (share: number) =>
      `color-mix(in oklab, var(--component) ${share}%, var(--surface))`
    return {
      background: `linear-gradient(${angle}deg, ${mixed(14)}, ${mixed(34)})`,
      color: 'var(--component-strong)',
    }
  }
  const hue = (turn * 16 - 8).toFixed(0)
  const toned = (lightness: string) =>
    `oklch(from var(--component) ${lightness} min(calc(c * 1.1), 0.18) calc(h + ${hue}))`
  const [from, to] = DEPTHS[ground]
  return {
    background: `linear-gradient(${angle}deg, ${toned(from)}, ${toned(to)})`,
    color: 'white',
  }
}
