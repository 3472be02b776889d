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
        className="sr-only font-medium focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-lg focus:bg-surface focus:px-4 focus:py-2 focus:text-surface-foreground focus:shadow-float"
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
