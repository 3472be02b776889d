import { type ReactNode, useEffect, useRef } from 'react'
import { Outlet, ScrollRestoration, useLocation } from 'react-router'
import { SiteFooter } from '#shell/footer.tsx'
import { SiteHeader } from '#shell/header.tsx'
import type { NavigationEntry } from '#shell/navigation.ts'
import { Toaster } from '#ui/toaster.tsx'

export interface AppShellProps {
  navigation: readonly NavigationEntry[]
  /** On the right of the header: a cart link, an account menu, notifications. */
  extras?: ReactNode
}

/** What surrounds every page. */
export function AppShell({ navigation, extras }: AppShellProps) {
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const shown = useRef(pathname)

  // A new page is where reading and tabbing go on, as after a full page load.
  useEffect(() => {
    if (shown.current !== pathname) {
      shown.current = pathname
      main.current?.focus({ preventScroll: true })
    }
  }, [pathname])

  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="absolute top-2 left-2 z-50 -translate-y-20 rounded-lg bg-surface px-4 py-2 font-medium text-surface-foreground shadow-float focus:translate-y-0"
      >
        Skip to content
      </a>
      <SiteHeader navigation={navigation} extras={extras} />
      <main id="main" ref={main} tabIndex={-1} className="grow outline-none">
        <Outlet />
      </main>
      <SiteFooter navigation={navigation} />
      <Toaster />
      <ScrollRestoration />
    </div>
  )
}
