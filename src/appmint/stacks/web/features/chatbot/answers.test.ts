import { describe, expect, it } from 'vitest'
import { answerTo } from '#features/chatbot/answers.ts'

const answers = [
  { question: 'When are you open?', text: 'From eight to six, Monday to Saturday.' },
  { question: 'How do I pay?', text: 'By card or in cash at the counter.' },
]

describe('The answer to a question', () => {
  it('is found by words in another form', () => {
    expect(answerTo('what payments do you take? paying by card', answers)?.question).toBe(
      'How do I pay?',
    )
  })
  it('is found by the words of its text', () => {
    expect(answerTo('open on saturday', answers)?.question).toBe('When are you open?')
  })
  it('is none where nothing fits', () => {
    expect(answerTo('Do penguins fly?', answers)).toBeNull()
    expect(answerTo('', answers)).toBeNull()
  })
})
