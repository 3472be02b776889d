import { CirclePlay } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { Heading } from '#components/heading.tsx'
import { Button } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { Input } from '#ui/input.tsx'
import { Label } from '#ui/label.tsx'

export interface StartCardProps {
  title: string
  count: number
  /** Who plays, where that is known; others are asked. */
  player?: string
  onStart: (player: string) => void
}

/** How many questions there are, and who plays. */
export function StartCard({ title, count, player: known, onStart }: StartCardProps) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const player = known ?? typed
  const [missing, setMissing] = useState(false)
  const start = (event: FormEvent) => {
    event.preventDefault()
    if (player.trim() === '') {
      setMissing(true)
    } else {
      onStart(player.trim())
    }
  }
  return (
    <Card className="p-6 sm:p-8">
      <Heading className="font-bold text-2xl">{title}</Heading>
      <p className="mt-2 text-muted-foreground">
        {count === 1 ? 'One question' : `${count} questions`}, one at a time. You see after each
        answer whether it is right.
      </p>
      <form onSubmit={start} noValidate className="mt-6 flex max-w-md flex-col gap-4">
        {known === undefined ? (
        <div className="flex flex-col gap-1.5">
          <Label htmlFor={id}>Your name</Label>
          <Input
            id={id}
            value={player}
            maxLength={80}
            autoComplete="name"
            aria-invalid={missing || undefined}
            aria-describedby={missing ? `${id}-error` : undefined}
            onChange={(event) => {
              setTyped(event.target.value)
              setMissing(false)
            }}
          />
          {missing ? (
            <p id={`${id}-error`} className="font-medium text-danger text-sm">
              Enter your name.
            </p>
          ) : null}
        </div>
        ) : null}
        <Button type="submit" size="lg" className="sm:w-fit">
          <CirclePlay aria-hidden="true" />
          Start
        </Button>
      </form>
    </Card>
  )
}
