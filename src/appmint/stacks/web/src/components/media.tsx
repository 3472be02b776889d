import { Play } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { ExampleFilm } from '#components/example-film.tsx'
import { FileLink, LinkText } from '#components/values.tsx'
import { tune } from '#shared/tune.ts'
import { Button } from '#ui/button.tsx'

const YOUTUBE =
  /^https?:\/\/(?:(?:www|m)\.)?(?:youtube\.com\/(?:watch\?(?:\S*&)?v=|shorts\/|embed\/)|youtu\.be\/)([\w-]{11})/
const SOUND = /\.(mp3|wav|ogg|m4a|aac)$/i
/** Where seeded records point to: nothing is there. */
const EXAMPLE = /^https?:\/\/(?:[a-z0-9-]+\.)*example\.(?:com|org|net)\//i
const FILM = /\.(mp4|webm|mov|m4v)$/i

export interface MediaProps {
  /** What it is of the record: "Recording", "Trailer". */
  label: string
  title: string
  /** An address; seeded records have one at example.com, or a name alone. */
  href: string | null | undefined
}

/** A recording or film that plays on the page; anything else is a link. */
export function Media({ label, title, href }: MediaProps) {
  if (!href) {
    return null
  }
  return (
    <figure aria-label={`${label}: ${title}`} className="space-y-2">
      <figcaption className="font-medium text-sm">{label}</figcaption>
      {playerOf(href, title)}
    </figure>
  )
}

function playerOf(href: string, title: string): ReactNode {
  const [, youtube] = YOUTUBE.exec(href) ?? []
  if (youtube) {
    return <YoutubeFilm id={youtube} title={title} />
  }
  const kept = /^(https?:\/)?\//.test(href) && !EXAMPLE.test(href)
  if (SOUND.test(href)) {
    return kept ? <Sound src={href} /> : <ExampleSound title={title} />
  }
  if (FILM.test(href)) {
    return kept ? <Film src={href} /> : <ExampleFilm title={title} />
  }
  return href.startsWith('http') ? <LinkText href={href} /> : <FileLink href={href} />
}

function Sound({ src }: { src: string | undefined }) {
  return (
    <audio controls preload="none" src={src} className="w-full">
      <track kind="captions" />
    </audio>
  )
}

/** The tune that stands for a recording until there is one. */
function ExampleSound({ title }: { title: string }) {
  const [src, setSrc] = useState<string>()
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([tune(title)], { type: 'audio/wav' }))
    setSrc(url)
    return () => URL.revokeObjectURL(url)
  }, [title])
  return <Sound src={src} />
}

function Film({ src }: { src: string }) {
  return (
    <video controls preload="none" src={src} className="aspect-video w-full rounded-xl bg-black">
      <track kind="captions" />
    </video>
  )
}

/** Nothing is asked of YouTube before somebody wants to see the film. */
function YoutubeFilm({ id, title }: { id: string; title: string }) {
  const [playing, setPlaying] = useState(false)
  if (playing) {
    return (
      <iframe
        title={title}
        src={`https://www.youtube-nocookie.com/embed/${id}?autoplay=1`}
        allow="autoplay; encrypted-media; fullscreen; picture-in-picture"
        className="aspect-video w-full rounded-xl border-0 bg-black"
      />
    )
  }
  return (
    <div className="flex aspect-video w-full flex-col items-center justify-center gap-3 rounded-xl bg-component-soft text-component-soft-foreground">
      <Button aria-label={`Play video: ${title}`} onClick={() => setPlaying(true)}>
        <Play aria-hidden="true" />
        Play video
      </Button>
      <p className="text-sm">From YouTube</p>
    </div>
  )
}
