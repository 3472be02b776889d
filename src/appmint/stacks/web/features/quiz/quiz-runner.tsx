import { CircleHelp } from 'lucide-react'
import { useState } from 'react'
import { Section } from '#components/page.tsx'
import { QueryView } from '#components/query-view.tsx'
import { EmptyState, LoadingRows } from '#components/states.tsx'
import { AttemptList } from '#features/quiz/attempt-list.tsx'
import { QuestionCard } from '#features/quiz/question-card.tsx'
import type { Answer, Attempt, Feedback, Question } from '#features/quiz/quiz.ts'
import { useQuestions } from '#features/quiz/quiz-api.ts'
import { ScoreCard } from '#features/quiz/score-card.tsx'
import { StartCard } from '#features/quiz/start-card.tsx'

/** A question with what was chosen and what the server said to it. */
export interface Answered {
  question: Question
  answer: Answer
  feedback: Feedback
}

type Stage =
  | { name: 'start' }
  | { name: 'question'; player: string; answered: Answered[] }
  | { name: 'score'; attempt: Attempt; answered: Answered[] }

export interface QuizRunnerProps {
  path: string
  title: string
  /** Who plays, where people sign in. */
  player?: string
}

/** A quiz: start, one question at a time, score. `path` is its address in the API. */
export function QuizRunner({ path, title, player }: QuizRunnerProps) {
  const questions = useQuestions(path)
  const [stage, setStage] = useState<Stage>({ name: 'start' })
  return (
    <Section heading="Quiz">
      <QueryView query={questions} loading={<LoadingRows count={3} />}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState
              icon={CircleHelp}
              title="No questions yet"
              text="Come back when there are some."
            />
          ) : (
            <Staged
 path={path} title={title} known={player} list={list} stage={stage} onStage={setStage} />
          )
        }
      </QueryView>
      {stage.name === 'question' ? null : <AttemptList path={path} />}
    </Section>
  )
}

interface StagedProps {
  path: string
  title: string
  known: string | undefined
  list: Question[]
  stage: Stage
  onStage: (stage: Stage) => void
}

function Staged({ path, title, known, list, stage, onStage }: StagedProps) {
  const again = () => onStage({ name: 'start' })
  if (stage.name === 'score') {
    return <ScoreCard attempt={stage.attempt} answered={stage.answered} onAgain={again} />
  }
  const question = stage.name === 'question' ? list[stage.answered.length] : undefined
  if (stage.name === 'start' || !question) {
    return (
      <StartCard
        title={title}
        count={list.length}
        player={known}
        onStart={(player) => onStage({ name: 'question', player, answered: [] })}
      />
    )
  }
  const { player, answered } = stage
  return (
    <QuestionCard
      key={question.id}
      path={path}
      player={player}
      question={question}
      answered={answered}
      count={list.length}
      onNext={(next) => onStage({ name: 'question', player, answered: next })}
      onScore={(attempt, all) => onStage({ name: 'score', attempt, answered: all })}
    />
  )
}
