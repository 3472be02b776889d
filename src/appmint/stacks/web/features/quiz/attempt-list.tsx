import { Heading } from '#components/heading.tsx'
import { useAttempts } from '#features/quiz/quiz-api.ts'
import { formatDateTime } from '#lib/format.ts'
import { Card } from '#ui/card.tsx'

/** The visitor's own results; nothing before the first one. */
export function AttemptList({ path }: { path: string }) {
  const { data: attempts = [] } = useAttempts(path)
  if (attempts.length === 0) {
    return null
  }
  return (
    <Card className="p-5 sm:p-6">
      <Heading className="mb-3 font-semibold text-lg">Your results</Heading>
      <ul aria-label="Your results" className="divide-y">
        {attempts.map((attempt) => (
          <li
            key={attempt.id}
            className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3"
          >
            <span className="font-medium">{attempt.player}</span>
            <span className="text-muted-foreground text-sm">
              {attempt.finishedAt ? formatDateTime(attempt.finishedAt) : null}
            </span>
            <span className="font-semibold tabular-nums">
              {attempt.score} out of {attempt.total}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
