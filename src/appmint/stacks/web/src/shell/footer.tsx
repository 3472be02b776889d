import { Link } from 'react-router'
import { Logo } from '#shell/logo.tsx'
import type { NavigationEntry } from '#shell/navigation.ts'
import { site } from '#src/site.ts'

export function SiteFooter({ navigation }: { navigation: readonly NavigationEntry[] }) {
  return (
    <footer className="mt-12 border-t bg-surface text-surface-foreground print:hidden">
      <div className="mx-auto flex max-w-7xl flex-col gap-8 px-4 py-10 sm:px-6 md:flex-row md:justify-between lg:px-8">
        <div className="max-w-sm">
          <p className="flex items-center gap-3 font-semibold">
            <Logo className="bg-component text-component-foreground" />
            {site.name}
          </p>
          {site.tagline ? (
            <p className="mt-3 text-muted-foreground text-sm">{site.tagline}</p>
          ) : null}
        </div>
        <nav aria-label="Footer" className="md:max-w-lg">
          <ul className="grid grid-cols-2 gap-x-8 gap-y-1 text-sm sm:grid-cols-3">
            {navigation.map((entry) => (
              <li key={entry.to}>
                <Link
                  to={entry.to}
                  className="inline-block py-1 text-muted-foreground hover:text-component-strong hover:underline"
                >
                  {entry.label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  )
}
