import { useQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { Heading } from '#components/heading.tsx'
import { request } from '#lib/api.ts'
import { formatDateTime } from '#lib/format.ts'
import { Card } from '#ui/card.tsx'

interface Entry {
  id: number
  downloadedAt: string
}

/** When this visitor has downloaded the file; nothing before the first time. */
export function DownloadHistory({ path }: { path: string }) {
  const { data: entries = [] } = useQuery({
    queryKey: ['downloads', path],
    queryFn: () => request<Entry[]>(path),
  })
  if (entries.length === 0) {
    return null
  }
  return (
    <Card className="p-5">
      <Heading className="mb-2 flex items-center gap-2 font-semibold text-base">
        <History aria-hidden="true" className="size-4 text-component-strong" />
        Your downloads
      </Heading>
      <ul aria-label="Your downloads" className="text-muted-foreground text-sm">
        {entries.map(({ id, downloadedAt }) => (
          <li key={id} className="py-1">
            Downloaded on <time dateTime={downloadedAt}>{formatDateTime(downloadedAt)}</time>
          </li>
        ))}
      </ul>
    </Card>
  )
}
