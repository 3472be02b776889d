import { Check, ExternalLink, FileText, Mail, MapPin, Minus, Phone, Star } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '#lib/cn.ts'
import { fileName } from '#lib/file-name.ts'
import { formatDate, formatDateTime, formatMoney, formatNumber, formatTime } from '#lib/format.ts'
import { Badge } from '#ui/badge.tsx'

const ICON = 'size-[1.05em] shrink-0 text-component-strong'
const ROW = 'inline-flex max-w-full items-center gap-1.5'

type Given<T> = T | null | undefined

export function MoneyText({
  cents,
  currency = 'USD',
}: {
  cents: Given<number>
  currency?: string
}) {
  return cents == null ? null : (
    <span className="whitespace-nowrap font-semibold tabular-nums">
      {formatMoney(cents, currency)}
    </span>
  )
}

export function NumberText({ value, unit }: { value: Given<number>; unit?: string }) {
  return value == null ? null : <span className="tabular-nums">{formatNumber(value, unit)}</span>
}

/** A year, without a mark between its thousands. */
export function YearText({ value }: { value: Given<number> }) {
  return value == null ? null : <span className="tabular-nums">{String(value)}</span>
}

export function DateText({ value }: { value: Given<string> }) {
  return value ? (
    <time className="whitespace-nowrap" dateTime={value}>
      {formatDate(value)}
    </time>
  ) : null
}

export function TimeText({ value }: { value: Given<string> }) {
  return value ? (
    <time className="whitespace-nowrap" dateTime={value}>
      {formatTime(value)}
    </time>
  ) : null
}

export function DateTimeText({ value }: { value: Given<string> }) {
  return value ? (
    <time className="whitespace-nowrap" dateTime={value}>
      {formatDateTime(value)}
    </time>
  ) : null
}

export function YesNo({ value }: { value: Given<boolean> }) {
  const ToneIcon = value ? Check : Minus
  return (
    <span className={ROW}>
      <ToneIcon aria-hidden="true" className={ICON} />
      {value ? 'Yes' : 'No'}
    </span>
  )
}

/** Stars out of five; half stars are rounded, the exact figure is said. */
export function RatingStars({ value }: { value: Given<number> }) {
  if (value == null) {
    return null
  }
  const figure = formatNumber(Math.round(value * 10) / 10)
  return (
    <span role="img" aria-label={`${figure} out of 5 stars`} className="inline-flex gap-0.5">
      {[1, 2, 3, 4, 5].map((star) => (
        <Star
          key={star}
          aria-hidden="true"
          className={cn(
            'size-4 text-component-strong',
            star <= Math.round(value) ? 'fill-current' : 'opacity-45',
          )}
        />
      ))}
    </span>
  )
}

export function LocationText({ value }: { value: Given<{ label: string }> }) {
  return value ? (
    <span className={ROW}>
      <MapPin aria-hidden="true" className={ICON} />
      {value.label}
    </span>
  ) : null
}

/** A web address without its scheme, opened in a new tab. */
export function LinkText({ href, children }: { href: Given<string>; children?: ReactNode }) {
  return href ? (
    <a className={cn('link', ROW)} href={href} target="_blank" rel="noreferrer">
      <span className="truncate">
        {children ?? href.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}
      </span>
      <ExternalLink aria-hidden="true" className={ICON} />
      <span className="sr-only">(opens in a new tab)</span>
    </a>
  ) : null
}

/** A file to download; a name alone, as example records have it, leads nowhere and is no link. */
export function FileLink({ href, children }: { href: Given<string>; children?: ReactNode }) {
  if (!href) {
    return null
  }
  const inside = (
    <>
      <FileText aria-hidden="true" className={ICON} />
      <span className="truncate">{children ?? fileName(href)}</span>
    </>
  )
  return /^(https?:\/)?\//.test(href) ? (
    <a className={cn('link', ROW)} href={href} download>
      {inside}
    </a>
  ) : (
    <span className={ROW}>{inside}</span>
  )
}

export function EmailLink({ address }: { address: Given<string> }) {
  return address ? (
    <a className={cn('link', ROW)} href={`mailto:${address}`}>
      <Mail aria-hidden="true" className={ICON} />
      <span className="truncate">{address}</span>
    </a>
  ) : null
}

export function PhoneLink({ number }: { number: Given<string> }) {
  return number ? (
    <a className={cn('link', ROW)} href={`tel:${number.replace(/[^\d+]/g, '')}`}>
      <Phone aria-hidden="true" className={ICON} />
      {number}
    </a>
  ) : null
}

export function ColourSwatch({ value }: { value: Given<string> }) {
  return value ? (
    <span className={ROW}>
      <span
        aria-hidden="true"
        className="size-5 rounded-md border shadow-xs"
        style={{ background: value }}
      />
      <span className="tabular-nums">{value}</span>
    </span>
  ) : null
}

const GOOD =
  /^(accepted|active|answered|approved|available|checked in|closed won|complete|completed|confirmed|delivered|done|enrolled|fulfilled|in stock|live|open|paid|passed|published|ready|received|resolved|signed|valid|verified|won)$/i
const BAD =
  /^(absent|blocked|canceled|cancelled|critical|declined|denied|expired|failed|high|inactive|invalid|late|lost|missing|out of stock|overdue|refused|rejected|sold out|suspended|unavailable|unpaid|urgent)$/i
const UNDER_WAY =
  /^(assigned|checked out|in (progress|review|transit|use)|on (loan|the way)|ongoing|processing|reserved|booked|scheduled|shipped|started|under review)$/i

/** A state as a word with a dot; the dot's colour follows common words for good, bad, under way. */
export function StatusBadge({ value }: { value: Given<string> }) {
  if (!value) {
    return null
  }
  let dot = 'bg-muted-foreground'
  if (GOOD.test(value)) {
    dot = 'bg-success'
  } else if (BAD.test(value)) {
    dot = 'bg-danger'
  } else if (UNDER_WAY.test(value)) {
    dot = 'bg-component-strong'
  }
  return (
    <Badge variant="outline">
      <span aria-hidden="true" className={cn('size-2 shrink-0 rounded-full', dot)} />
      <span className="truncate">{value}</span>
    </Badge>
  )
}
