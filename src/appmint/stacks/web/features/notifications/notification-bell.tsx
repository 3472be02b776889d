import { Bell } from 'lucide-react'
import { Link } from 'react-router'
import { useNotices } from '#features/notifications/notices.ts'

/** In the header: the way to the notices, with how many are unread. */
export function NotificationBell({ path, to }: { path: string; to: string }) {
  const { data } = useNotices(path)
  const unread = data?.unread ?? 0
  return (
    <Link
      to={to}
      aria-label={unread > 0 ? `Notifications, ${unread} unread` : 'Notifications, none unread'}
      className="relative grid size-10 place-items-center rounded-lg hover:ring-1 hover:ring-current"
    >
      <Bell aria-hidden="true" className="size-5" />
      {unread > 0 ? (
        <span
          aria-hidden="true"
          className="absolute top-0.5 right-0 min-w-5 rounded-full bg-component-foreground px-1 text-center font-bold text-component text-xs leading-5"
        >
          {unread > 99 ? '99+' : unread}
        </span>
      ) : null}
    </Link>
  )
}
