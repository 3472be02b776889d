const WORDS: readonly (readonly [RegExp, number])[] = [
  [/expert|fluent|native|master|excellent/i, 95],
  [/advanced|proficient|very good|strong/i, 80],
  [/intermediate|good|solid|working/i, 60],
  [/basic|elementary|fair/i, 40],
  [/beginner|learning|novice/i, 25],
]

/** The level that a text names, in percent: "80%", "4/5", "4 out of 5", a common word; else null. */
export function levelOf(text: string): number | null {
  const percent = /(\d+(?:\.\d+)?)\s*%/.exec(text)
  if (percent) {
    return Math.min(100, Number(percent[1]))
  }
  const share = /(\d+(?:\.\d+)?)\s*(?:\/|out of|of)\s*(\d+)/.exec(text)
  if (share && Number(share[2]) > 0) {
    return Math.min(100, Math.round((Number(share[1]) / Number(share[2])) * 100))
  }
  return WORDS.find(([word]) => word.test(text))?.[1] ?? null
}
