import type { LucideIcon } from 'lucide-react'

/** One entry of a section of content. */
export interface ContentItem {
  title: string
  text?: string
  /** A short side note: a date, a role, a figure, a level. */
  detail?: string
  icon?: LucideIcon
}

export interface ContentSectionProps {
  heading: string
  /** Paragraphs parted by a blank line. */
  text?: string
  items?: readonly ContentItem[]
}
