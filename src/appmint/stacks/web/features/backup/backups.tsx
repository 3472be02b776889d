import { useQuery } from '@tanstack/react-query'
import { DatabaseBackup, Download, History } from 'lucide-react'
import { QueryView } from '#components/query-view.tsx'
import { EmptyState, LoadingRows } from '#components/states.tsx'
import { DateTimeText } from '#components/values.tsx'
import { messageOf, request } from '#lib/api.ts'
import { useChange } from '#lib/changes.ts'
import { toast } from '#lib/toasts.ts'
import { AlertDialog, AlertDialogContent, AlertDialogTrigger } from '#ui/alert-dialog.tsx'
import { Button } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'

interface Backup {
  id: number
  title: string
  madeAt: string
  records: number
}

const counted = (records: number) => (records === 1 ? '1 record' : `${records} records`)

/** Backups of the app's records: make one, download it, or bring its records back. */
export function Backups({ path }: { path: string }) {
  const backups = useQuery({
    queryKey: [path],
    queryFn: () => request<{ items: Backup[] }>(path),
  })
  const make = useChange((_: undefined) => request<Backup>(path, { method: 'POST' }))
  const restore = useChange((id: number) =>
    request<{ records: number }>(`${path}/${id}/restore`, { method: 'POST' }),
  )
  const refused = (error: unknown) => toast(messageOf(error), { tone: 'danger' })
  const makeOne = () =>
    make.mutate(undefined, {
      onSuccess: ({ title }) => toast(`${title} is made.`),
      onError: refused,
    })
  const bringBack = (backup: Backup) =>
    restore.mutate(backup.id, {
      onSuccess: ({ records }) => toast(`${backup.title} is restored: ${counted(records)}.`),
      onError: refused,
    })
  return (
    <div className="flex max-w-3xl flex-col gap-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-muted-foreground">
          A backup keeps all records of this app as they are now.
        </p>
        <Button onClick={makeOne} disabled={make.isPending}>
          <DatabaseBackup aria-hidden="true" /> Back up now
        </Button>
      </div>
      <QueryView query={backups} loading={<LoadingRows />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon={DatabaseBackup}
              title="No backup yet"
              text="The first one takes a second."
            />
          ) : (
            <ul aria-label="Backups made so far" className="flex flex-col gap-3">
              {items.map((backup) => (
                <li key={backup.id}>
                  <Card className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 p-5">
                    <div>
                      <p className="font-medium">{backup.title}</p>
                      <p className="text-muted-foreground text-sm">
                        <DateTimeText value={backup.madeAt} /> · {counted(backup.records)}
                      </p>
                    </div>
                    <div className="flex flex-wrap gap-3">
                      <AlertDialog>
                        <AlertDialogTrigger asChild>
                          <Button size="sm" aria-label={`Restore ${backup.title}`}>
                            <History aria-hidden="true" /> Restore
                          </Button>
                        </AlertDialogTrigger>
                        <AlertDialogContent
                          title={`Restore ${backup.title}?`}
                          description="Records that were changed or deleted since then are as they were. What was added stays."
                          confirmLabel="Restore now"
                          variant="default"
                          onConfirm={() => bringBack(backup)}
                        />
                      </AlertDialog>
                      <Button asChild size="sm" variant="outline">
                        <a
                          href={`${path}/${backup.id}/file`}
                          download=""
                          aria-label={`Download ${backup.title}`}
                        >
                          <Download aria-hidden="true" /> Download
                        </a>
                      </Button>
                    </div>
                  </Card>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </div>
  )
}
