import { ChevronLeft, ChevronRight } from 'lucide-react'
import { formatNumber } from '#lib/format.ts'
import { Button } from '#ui/button.tsx'

export interface PaginationProps {
  /** Counted from 1. */
  page: number
  pageSize: number
  total: number
  onPage: (page: number) => void
}

/** Previous and next; nothing when all fits on one page. */
export function Pagination({ page, pageSize, total, onPage }: PaginationProps) {
  const pages = Math.max(1, Math.ceil(total / pageSize))
  if (pages === 1) {
    return null
  }
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-center gap-4">
      <Button variant="outline" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        <ChevronLeft aria-hidden="true" />
        Previous
      </Button>
      <span className="text-muted-foreground text-sm">
        Page {page} of {pages}
      </span>
      <Button variant="outline" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        Next
        <ChevronRight aria-hidden="true" />
      </Button>
    </nav>
  )
}

/** How many were found, spoken when it changes. */
export function ResultCount({ total }: { total: number }) {
  return (
    <p aria-live="polite" className="text-muted-foreground text-sm">
      {formatNumber(total)} {total === 1 ? 'result' : 'results'}
    </p>
  )
}
