import { useQuery } from '@tanstack/react-query'
import type { Answer, Attempt, Feedback, Question } from '#features/quiz/quiz.ts'
import { request } from '#lib/api.ts'
import { useChange } from '#lib/changes.ts'

export const useQuestions = (path: string) =>
  useQuery({
    queryKey: [path, 'questions'],
    queryFn: () => request<Question[]>(`${path}/questions`),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** The visitor's own results, the newest first. */
export const useAttempts = (path: string) =>
  useQuery({ queryKey: [path, 'attempts'], queryFn: () => request<Attempt[]>(`${path}/attempts`) })

export const useCheckAnswer = (path: string) =>
  useChange((body: Answer) => request<Feedback>(`${path}/check`, { method: 'POST', body }))

export const useFinish = (path: string) =>
  useChange((body: { player: string; answers: Answer[] }) =>
    request<Attempt>(`${path}/attempts`, { method: 'POST', body }),
  )
