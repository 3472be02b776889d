import { Bell, CheckCheck, LockKeyhole } from 'lucide-react'
import { QueryView } from '#components/query-view.tsx'
import { EmptyState, LoadingRows } from '#components/states.tsx'
import { DateTimeText } from '#components/values.tsx'
import { type Notice, useNotices } from '#features/notifications/notices.ts'
import { messageOf, request } from '#lib/api.ts'
import { useChange } from '#lib/changes.ts'
import { cn } from '#lib/cn.ts'
import { toast } from '#lib/toasts.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'

/** The visitor's notices, newest first, to be marked as read. */
export function NotificationList({ path }: { path: string }) {
  const notices = useNotices(path)
  const read = useChange((which: number | 'all') =>
    request<object>(which === 'all' ? `${path}/read` : `${path}/${which}/read`, { method: 'POST' }),
  )
  const refused = (error: unknown) => toast(messageOf(error), { tone: 'danger' })
  const readAll = () =>
    read.mutate('all', {
      onSuccess: () => toast('All notifications are read.'),
      onError: refused,
    })
  return (
    <QueryView query={notices} loading={<LoadingRows />}>
      {({ items, unread, known }) => {
        if (!known) {
          return (
            <EmptyState
              icon={LockKeyhole}
              title="Please sign in"
              text="Notifications are kept with your account."
            />
          )
        }
        if (items.length === 0) {
          return (
            <EmptyState
              icon={Bell}
              title="No notifications yet"
              text="News for you appears here."
            />
          )
        }
        return (
          <div className="flex max-w-3xl flex-col gap-5">
            <div className="flex flex-wrap items-center justify-between gap-3">
              <p className="font-medium">{unread === 0 ? 'Nothing new' : `${unread} new`}</p>
              <Button variant="outline" onClick={readAll} disabled={read.isPending}>
                <CheckCheck aria-hidden="true" /> Mark all as read
              </Button>
            </div>
            <ul aria-label="Notifications" className="flex flex-col gap-3">
              {items.map((notice) => (
                <Entry
                  key={notice.id}
                  notice={notice}
                  onRead={() => read.mutate(notice.id, { onError: refused })}
                />
              ))}
            </ul>
          </div>
        )
      }}
    </QueryView>
  )
}

function Entry({ notice, onRead }: { notice: Notice; onRead: () => void }) {
  return (
    <li
      className={cn(
        'flex gap-4 rounded-xl border bg-surface p-4 text-surface-foreground shadow-card sm:p-5',
        !notice.read && 'border-l-4 border-l-component',
      )}
    >
      <span className="grid size-10 shrink-0 place-items-center rounded-full bg-component-soft text-component-soft-foreground">
        <Bell aria-hidden="true" className="size-5" />
      </span>
      <div className="min-w-0 grow">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className={cn(notice.read ? 'font-medium' : 'font-semibold')}>{notice.title}</span>
          {notice.read ? null : <Badge variant="solid">New</Badge>}
        </div>
        <p className="mt-0.5 whitespace-pre-line">{notice.body}</p>
        <div className="mt-2 flex flex-wrap items-center justify-between gap-3 text-muted-foreground text-sm">
          <DateTimeText value={notice.at} />
          {notice.read ? (
            <span>Read</span>
          ) : (
            <Button
              variant="ghost"
              className="max-sm:-ml-3"
              size="sm"
              onClick={onRead}
              aria-label={`Mark as read: ${notice.title}`}
            >
              Mark as read
            </Button>
          )}
        </div>
      </div>
    </li>
  )
}
