import { z } from 'zod'

export const LETTERS = ['A', 'B', 'C', 'D'] as const
export type Letter = (typeof LETTERS)[number]

/** A question as the player gets it: without its answer. */
export interface Question {
  id: number
  prompt: string
  options: { letter: Letter; text: string }[]
}

/** What the server says to an answer. */
export interface Feedback {
  correct: boolean
  answer: Letter
  explanation: string
}

export interface Attempt {
  id: number
  player: string
  score: number
  total: number
  finishedAt: string
}

export const answerInput = z.object({
  question: z.number().int().positive(),
  choice: z.enum(LETTERS, { error: 'Choose an answer.' }),
})

export const attemptInput = z.object({
  player: z.string().trim().min(1, 'Enter your name.').max(80, 'Use at most 80 characters.'),
  answers: z.array(answerInput).min(1).max(500),
})

export type Answer = z.infer<typeof answerInput>

/** The letter of the right answer, which is kept as a letter or as the option's own text. */
export function letterOf(answer: string, options: readonly string[]): Letter {
  const letter = LETTERS.find((each) => each === answer.trim().toUpperCase())
  const place = options.findIndex(
    (text) => text.trim().toLowerCase() === answer.trim().toLowerCase(),
  )
  return letter ?? LETTERS[place] ?? 'A'
}
