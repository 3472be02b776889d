import { useSession } from '#features/account/session.ts'
import { QuizRunner } from '#features/quiz/quiz-runner.tsx'

/** A quiz where people sign in: whoever has plays under the name of the account. */
export function MemberQuiz(props: { path: string; title: string }) {
  const { data } = useSession()
  return <QuizRunner {...props} player={data?.name} />
}
