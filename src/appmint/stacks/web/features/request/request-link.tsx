import { useEffect, useRef } from 'react'
import { Link, useLocation } from 'react-router'
import { Button } from '#ui/button.tsx'

export interface RequestLinkProps {
  /** The address of the record's page, with the part of it that holds the form. */
  to: string
  label: string
  /** The record's name, for those who hear the link alone. */
  title: string
}

/** The way from a record in a list to the form on its page. */
export function RequestLink({ to, label, title }: RequestLinkProps) {
  return (
    <Button asChild size="sm">
      <Link to={to} aria-label={`${label}: ${title}`}>
        {label}
      </Link>
    </Button>
  )
}

/** Brings the section it stands in into view for those who came for this part of the page. */
export function Arrival({ at }: { at: string }) {
  const mark = useRef<HTMLSpanElement>(null)
  const { hash } = useLocation()
  useEffect(() => {
    if (hash === `#${at}`) {
      mark.current?.closest('section')?.scrollIntoView({ block: 'start' })
    }
  }, [hash, at])
  return <span ref={mark} hidden />
}
