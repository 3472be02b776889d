import { CircleCheck, CircleX } from 'lucide-react'
import type { Feedback, Question } from '#features/quiz/quiz.ts'
import { cn } from '#lib/cn.ts'

/** Whether an answer was right, which one is, and why. */
export function AnswerFeedback({ question, feedback }: { question: Question; feedback: Feedback }) {
  const right = question.options.find(({ letter }) => letter === feedback.answer)
  const ToneIcon = feedback.correct ? CircleCheck : CircleX
  return (
    <div
      className={cn(
        'flex gap-3 rounded-lg border border-l-4 bg-surface p-4',
        feedback.correct ? 'border-l-success' : 'border-l-danger',
      )}
    >
      <ToneIcon
        aria-hidden="true"
        className={cn('size-6 shrink-0', feedback.correct ? 'text-success' : 'text-danger')}
      />
      <div>
        <p className="font-semibold">
          {feedback.correct
            ? 'Correct!'
            : `Not quite. The right answer is ${feedback.answer}. ${right?.text ?? ''}`}
        </p>
        {feedback.explanation ? (
          <p className="mt-1 text-muted-foreground text-sm">{feedback.explanation}</p>
        ) : null}
      </div>
    </div>
  )
}
