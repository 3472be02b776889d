import { useState } from 'react'
import { AnswerFeedback } from '#features/quiz/answer-feedback.tsx'
import type { Attempt, Feedback, Letter, Question } from '#features/quiz/quiz.ts'
import { useCheckAnswer, useFinish } from '#features/quiz/quiz-api.ts'
import type { Answered } from '#features/quiz/quiz-runner.tsx'
import { messageOf } from '#lib/api.ts'
import { toast } from '#lib/toasts.ts'
import { Button } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { Progress } from '#ui/progress.tsx'
import { RadioGroup, RadioGroupItem } from '#ui/radio-group.tsx'

export interface QuestionCardProps {
  path: string
  player: string
  question: Question
  answered: Answered[]
  count: number
  onNext: (answered: Answered[]) => void
  onScore: (attempt: Attempt, answered: Answered[]) => void
}

/** One question: choose, hear whether it is right, go on. */
export function QuestionCard(props: QuestionCardProps) {
  const { path, player, question, answered, count, onNext, onScore } = props
  const [choice, setChoice] = useState<Letter>()
  const [feedback, setFeedback] = useState<Feedback>()
  const check = useCheckAnswer(path)
  const finish = useFinish(path)
  const failed = (error: unknown) => toast(messageOf(error), { tone: 'danger' })
  const number = answered.length + 1

  const ask = () => {
    if (choice) {
      check.mutate({ question: question.id, choice }, { onSuccess: setFeedback, onError: failed })
    } else {
      toast('Choose an answer first.', { tone: 'danger' })
    }
  }
  const goOn = () => {
    if (!choice || !feedback) {
      return
    }
    const all = [...answered, { question, answer: { question: question.id, choice }, feedback }]
    if (number < count) {
      onNext(all)
    } else {
      finish.mutate(
        { player, answers: all.map(({ answer }) => answer) },
        {
          onSuccess: (attempt) => {
            toast(`Your score of ${attempt.score} out of ${attempt.total} is kept.`)
            onScore(attempt, all)
          },
          onError: failed,
        },
      )
    }
  }

  return (
    <Card className="flex flex-col gap-6 p-5 sm:p-8">
      <div className="flex flex-col gap-2">
        <p className="text-muted-foreground text-sm">
          Question {number} of {count}
        </p>
        <Progress label="Questions answered" value={((number - 1) / count) * 100} />
      </div>
      <RadioGroup
        legend={question.prompt}
        aria-label={question.prompt}
        disabled={feedback !== undefined}
        className="[&>legend]:mb-4 [&>legend]:font-semibold [&>legend]:text-xl"
      >
        {question.options.map(({ letter, text }) => (
          <RadioGroupItem
            key={letter}
            name={`question-${question.id}`}
            value={letter}
            checked={choice === letter}
            onChange={() => setChoice(letter)}
            label={
              <>
                <span className="mr-2 font-semibold">{letter}.</span>
                {text}
              </>
            }
          />
        ))}
      </RadioGroup>
      <div aria-live="polite">
        {feedback ? <AnswerFeedback question={question} feedback={feedback} /> : null}
      </div>
      {feedback ? (
        <Button size="lg" className="sm:w-fit" disabled={finish.isPending} onClick={goOn}>
          {number < count ? 'Next question' : 'See your score'}
        </Button>
      ) : (
        <Button size="lg" className="sm:w-fit" disabled={check.isPending} onClick={ask}>
          Check answer
        </Button>
      )}
    </Card>
  )
}
