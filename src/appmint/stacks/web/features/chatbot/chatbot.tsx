import { Bot, Send } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Section } from '#components/page.tsx'
import { type Answer, answerTo } from '#features/chatbot/answers.ts'
import { cn } from '#lib/cn.ts'
import { Button } from '#ui/button.tsx'
import { Input } from '#ui/input.tsx'

interface Line {
  id: number
  by: 'visitor' | 'assistant'
  text: string
}

const GREETING = 'Hello! Ask me something, or choose one of the questions.'
const NO_ANSWER =
  'I am sorry, I have no answer to that. I only know the questions listed here; please try one of them or other words.'

/** Answers questions from a list by the words they share, and says so when it has no answer. */
export function Chatbot({ heading, answers }: { heading: string; answers: readonly Answer[] }) {
  const [lines, setLines] = useState<Line[]>([{ id: 0, by: 'assistant', text: GREETING }])
  const [typed, setTyped] = useState('')
  const log = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const count = lines.length

  useEffect(() => {
    if (count > 1 && log.current) log.current.scrollTop = log.current.scrollHeight
  }, [count])

  const ask = (question: string) => {
    const answer = answerTo(question, answers)
    setLines((before) => [
      ...before,
      { id: before.length, by: 'visitor', text: question },
      { id: before.length + 1, by: 'assistant', text: answer?.text ?? NO_ANSWER },
    ])
    setTyped('')
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    const question = typed.trim()
    if (question) ask(question)
    input.current?.focus()
  }
  return (
    <Section heading={heading}>
      <div className="grid gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(16rem,2fr)] lg:items-start">
        <div className="flex h-[30rem] min-w-0 flex-col overflow-hidden rounded-xl border bg-surface text-surface-foreground shadow-card">
          <p className="flex items-center gap-3 border-b px-4 py-3">
            <span className="grid size-10 place-items-center rounded-full bg-component text-component-foreground">
              <Bot aria-hidden="true" className="size-5" />
            </span>
            <span>
              <span className="block font-semibold">Automatic assistant</span>
              <span className="block text-muted-foreground text-sm">
                Answers from a list of questions
              </span>
            </span>
          </p>
          <div
            ref={log}
            role="log"
            aria-label="Conversation"
            tabIndex={0}
            className="flex grow flex-col gap-3 overflow-y-auto p-4 focus-visible:outline-offset-[-2px]"
          >
            {lines.map((line) => (
              <p
                key={line.id}
                className={cn(
                  'max-w-[85%] whitespace-pre-line rounded-2xl px-4 py-2.5',
                  line.by === 'visitor'
                    ? 'self-end rounded-br-sm bg-component text-component-foreground'
                    : 'self-start rounded-bl-sm bg-component-soft text-component-soft-foreground',
                )}
              >
                <span className="sr-only">{line.by === 'visitor' ? 'You: ' : 'Assistant: '}</span>
                {line.text}
              </p>
            ))}
          </div>
          <form onSubmit={send} aria-label="Ask a question" className="flex gap-2 border-t p-3">
            <Input
              ref={input}
              aria-label="Your question"
              placeholder="Type your question"
              maxLength={300}
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
            <Button type="submit" className="min-h-11">
              <Send aria-hidden="true" /> Ask
            </Button>
          </form>
        </div>
        <div className="flex flex-col gap-3">
          <p id="suggested-questions" className="font-medium">
            Suggested questions
          </p>
          <ul aria-labelledby="suggested-questions" className="flex flex-col gap-2">
            {answers.map(({ question }) => (
              <li key={question}>
                <Button
                  variant="outline"
                  className="w-full justify-start text-left"
                  onClick={() => ask(question)}
                >
                  {question}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </Section>
  )
}
