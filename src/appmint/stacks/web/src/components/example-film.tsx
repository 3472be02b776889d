import { Pause, Play } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Artwork } from '#components/art/artwork.tsx'
import { Button } from '#ui/button.tsx'

const LENGTH_S = 30
const TICK_MS = 250

const clock = (seconds: number) => `0:${String(Math.floor(seconds)).padStart(2, '0')}`

/** Moving artwork that plays and pauses: it stands for a film until there is one. */
export function ExampleFilm({ title }: { title: string }) {
  const [playing, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  useEffect(() => {
    if (!playing) return
    const timer = setInterval(
      () => setAt((before) => Math.min(LENGTH_S, before + TICK_MS / 1000)),
      TICK_MS,
    )
    return () => clearInterval(timer)
  }, [playing])

  const ended = at >= LENGTH_S
  const running = playing && !ended
  const turn = () => {
    if (ended) setAt(0)
    setPlaying(!running)
  }
  return (
    <div className="overflow-hidden rounded-xl border bg-surface text-surface-foreground">
      <div className="aspect-video overflow-hidden">
        <div
          className="size-full transition-transform duration-300 ease-linear motion-reduce:transform-none"
          style={{ transform: `scale(${(1 + at / LENGTH_S).toFixed(3)})` }}
        >
          <Artwork title={title} className="size-full" />
        </div>
      </div>
      <div className="flex items-center gap-3 p-3">
        <Button size="sm" aria-label={`${running ? 'Pause' : 'Play'} ${title}`} onClick={turn}>
          {running ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
          {running ? 'Pause' : 'Play'}
        </Button>
        <progress
          aria-label={`Played of ${title}`}
          max={LENGTH_S}
          value={at}
          className="h-1.5 grow accent-component"
        />
        <span className="text-sm tabular-nums">
          {clock(at)} / {clock(LENGTH_S)}
        </span>
      </div>
      <p className="px-3 pb-3 text-muted-foreground text-sm">
        Example film, in place of the one to be uploaded.
      </p>
    </div>
  )
}
