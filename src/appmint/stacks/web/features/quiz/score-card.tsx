import { RotateCcw, Trophy } from 'lucide-react'
import { Heading } from '#components/heading.tsx'
import { AnswerFeedback } from '#features/quiz/answer-feedback.tsx'
import type { Attempt } from '#features/quiz/quiz.ts'
import type { Answered } from '#features/quiz/quiz-runner.tsx'
import { Button } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'

function verdict(share: number): string {
  if (share === 1) {
    return 'Everything right. Well done!'
  }
  if (share >= 0.7) {
    return 'A strong result.'
  }
  return share >= 0.4
    ? 'A good start: look at what was missed.'
    : 'Have a look below and try again.'
}

export interface ScoreCardProps {
  attempt: Attempt
  answered: readonly Answered[]
  onAgain: () => void
}

/** The score, and each question with its right answer and why. */
export function ScoreCard({ attempt, answered, onAgain }: ScoreCardProps) {
  return (
    <Card className="flex flex-col gap-6 p-6 sm:p-8">
      <div className="flex flex-col items-center gap-3 text-center">
        <span className="grid size-16 place-items-center rounded-full bg-component text-component-foreground">
          <Trophy aria-hidden="true" className="size-8" />
        </span>
        <Heading className="font-bold text-3xl">
          You scored {attempt.score} out of {attempt.total}
        </Heading>
        <p className="text-muted-foreground">{verdict(attempt.score / attempt.total)}</p>
        <Button variant="outline" onClick={onAgain}>
          <RotateCcw aria-hidden="true" />
          Try again
        </Button>
      </div>
      <ol aria-label="Your answers" className="flex flex-col gap-5 border-t pt-6">
        {answered.map(({ question, feedback }, place) => (
          <li key={question.id} className="flex flex-col gap-2">
            <p className="font-medium">
              {place + 1}. {question.prompt}
            </p>
            <AnswerFeedback question={question} feedback={feedback} />
          </li>
        ))}
      </ol>
    </Card>
  )
}
