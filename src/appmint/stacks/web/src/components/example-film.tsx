import { FastForward, Pause, Play, Rewind } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Artwork } from '#components/art/artwork.tsx'
import { Button } from '#ui/button.tsx'
import { NativeSelect } from '#ui/native-select.tsx'
import { Progress } from '#ui/progress.tsx'

const LENGTH_S = 30
const TICK_MS = 250
const SKIP_S = 5
const SPEEDS = [0.5, 1, 1.5, 2]

const clock = (seconds: number) => `0:${String(Math.floor(seconds)).padStart(2, '0')}`

/** Moving artwork that plays at a chosen speed, pauses and is wound on and back: it stands for a film until there is one. */
export function ExampleFilm({ title }: { title: string }) {
  const [playing, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  const [speed, setSpeed] = useState(1)
  useEffect(() => {
    if (!playing) return
    const timer = setInterval(
      () => setAt((before) => Math.min(LENGTH_S, before + (speed * TICK_MS) / 1000)),
      TICK_MS,
    )
    return () => clearInterval(timer)
  }, [playing, speed])

  const ended = at >= LENGTH_S
  const running = playing && !ended
  const turn = () => {
    if (ended) setAt(0)
    setPlaying(!running)
  }
  const wind = (seconds: number) =>
    setAt((before) => Math.min(LENGTH_S, Math.max(0, before + seconds)))
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
      <div className="flex flex-wrap items-center gap-3 p-3">
        <Button size="sm" aria-label={`${running ? 'Pause' : 'Play'} ${title}`} onClick={turn}>
          {running ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
          {running ? 'Pause' : 'Play'}
        </Button>
        <Button
          size="sm"
          variant="outline"
          aria-label={`Rewind ${title}`}
          onClick={() => wind(-SKIP_S)}
        >
          <Rewind aria-hidden="true" />
        </Button>
        <Button
          size="sm"
          variant="outline"
          aria-label={`Fast-forward ${title}`}
          onClick={() => wind(SKIP_S)}
        >
          <FastForward aria-hidden="true" />
        </Button>
        <Progress
          label={`Played of ${title}`}
          value={(100 * at) / LENGTH_S}
          className="h-1.5 w-auto min-w-24 grow"
        />
        <span className="text-sm tabular-nums">
          {clock(at)} / {clock(LENGTH_S)}
        </span>
        <div className="w-36">
          <NativeSelect
            aria-label={`Playback speed of ${title}`}
            value={speed}
            onChange={(event) => setSpeed(Number(event.target.value))}
          >
            {SPEEDS.map((each) => (
              <option key={each} value={each}>
                {each}× speed
              </option>
            ))}
          </NativeSelect>
        </div>
      </div>
      <p className="px-3 pb-3 text-muted-foreground text-sm">
        Example film, in place of the one to be uploaded.
      </p>
    </div>
  )
}
