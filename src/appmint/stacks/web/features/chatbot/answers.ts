export interface Answer {
  question: string
  text: string
}

const COMMON = new Set(
  `a about an and any are at be by can could do does for from get give go has have how i in is it me my
  of on or our please should tell that the there they this to us was we what when where which who why
  will with would you your`.split(/\s+/),
)

/** The words that carry a question's meaning, without their usual endings. */
export function keywords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words
    .filter((word) => !COMMON.has(word))
    .map((word) =>
      word.replace(/(?:ing|ies|ed|es|s|e|y)$/, (ending) =>
        word.length - ending.length < 3 ? ending : '',
      ),
    )
}

const ENOUGH = 0.34

/**
 * The answer whose words fit the question best: words of its own question count twice as much as
 * words of its text. Null when too little of what was asked is found.
 */
export function answerTo(asked: string, answers: readonly Answer[]): Answer | null {
  const wanted = [...new Set(keywords(asked))]
  let best: Answer | null = null
  let most = 0
  for (const answer of answers) {
    if (answer.question.trim().toLowerCase() === asked.trim().toLowerCase()) return answer
    const title = new Set(keywords(answer.question))
    const text = new Set(keywords(answer.text))
    let points = 0
    for (const word of wanted) points += title.has(word) ? 1 : text.has(word) ? 0.5 : 0
    const score = wanted.length === 0 ? 0 : points / wanted.length
    if (score > most) {
      most = score
      best = answer
    }
  }
  return most >= ENOUGH ? best : null
}
