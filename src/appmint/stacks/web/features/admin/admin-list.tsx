import { Pencil, Plus, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Pagination, ResultCount } from '#components/listing.tsx'
import { SearchField } from '#components/toolbar.tsx'
import { Button } from '#ui/button.tsx'

export interface AdminToolbarProps {
  /** "Search courses". */
  label: string
  search: string
  onSearch: (words: string) => void
  addLabel: string
  onAdd: () => void
}

/** Search, and the way to the form. */
export function AdminToolbar({ label, search, onSearch, addLabel, onAdd }: AdminToolbarProps) {
  return (
    <div className="mb-4 flex flex-wrap items-end justify-between gap-3">
      <div className="w-full max-w-md">
        <SearchField label={label} value={search} onChange={onSearch} />
      </div>
      <Button onClick={onAdd} className="min-h-11">
        <Plus aria-hidden="true" />
        {addLabel}
      </Button>
    </div>
  )
}

/** Edit and delete at the end of a row. */
export function RowActions({
  title,
  onEdit,
  onDelete,
}: {
  title: string
  onEdit: () => void
  onDelete: () => void
}) {
  return (
    <div className="flex justify-end gap-1">
      <Button variant="ghost" size="icon" aria-label={`Edit ${title}`} onClick={onEdit}>
        <Pencil aria-hidden="true" />
      </Button>
      <Button variant="ghost" size="icon" aria-label={`Delete ${title}`} onClick={onDelete}>
        <Trash2 aria-hidden="true" />
      </Button>
    </div>
  )
}

const PAGE_SIZE = 20

/** The words and the page of a list inside a tab. */
export function useAdminQuery() {
  const [search, setSearch] = useState('')
  const [page, setPage] = useState(1)
  return {
    search,
    setSearch: (words: string) => {
      setSearch(words)
      setPage(1)
    },
    page,
    setPage,
    params: { q: search, page, pageSize: PAGE_SIZE, sort: '-id' },
  }
}

export interface AdminPagesProps {
  total: number
  page: number
  onPage: (page: number) => void
  children: ReactNode
}

/** A table with how many rows there are, and pages. */
export function AdminPages({ total, page, onPage, children }: AdminPagesProps) {
  return (
    <div className="flex flex-col gap-3">
      <ResultCount total={total} />
      {children}
      <Pagination page={page} pageSize={PAGE_SIZE} total={total} onPage={onPage} />
    </div>
  )
}
