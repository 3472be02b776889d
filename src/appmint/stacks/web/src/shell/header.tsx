import { Menu } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Link, NavLink } from 'react-router'
import { HeaderNavigation } from '#shell/header-navigation.tsx'
import { Logo } from '#shell/logo.tsx'
import type { NavigationEntry } from '#shell/navigation.ts'
import { site } from '#src/site.ts'
import { Dialog, DialogContent, DialogTrigger } from '#ui/dialog.tsx'

interface HeaderProps {
  navigation: readonly NavigationEntry[]
  extras?: ReactNode
}

/** The bar on top of every page, filled with the component colour. */
export function SiteHeader({ navigation, extras }: HeaderProps) {
  return (
    <header className="on-component sticky top-0 z-30 border-component-hover border-b bg-component text-component-foreground shadow-card print:hidden">
      <div className="mx-auto flex h-16 max-w-7xl items-center gap-3 px-4 sm:px-6 lg:gap-8 lg:px-8">
        <Link
          to="/"
          className="flex min-w-0 items-center gap-2.5 rounded-lg font-semibold sm:gap-3 sm:text-lg lg:max-w-72 lg:shrink-0"
        >
          <Logo className="bg-component-active text-component-foreground" />
          <span className="line-clamp-2 leading-tight tracking-tight">{site.name}</span>
        </Link>
        <HeaderNavigation
          key={navigation.map((entry) => entry.to).join()}
          navigation={navigation}
        />
        <div className="ml-auto flex shrink-0 items-center gap-2">
          {extras}
          {navigation.length > 0 ? <MobileMenu navigation={navigation} /> : null}
        </div>
      </div>
    </header>
  )
}

function MobileMenu({ navigation }: { navigation: readonly NavigationEntry[] }) {
  const [open, setOpen] = useState(false)
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger className="flex min-h-10 items-center gap-2 rounded-lg border border-current px-2.5 font-medium text-sm sm:px-3 lg:hidden">
        <Menu aria-hidden="true" className="size-5" />
        <span className="max-sm:sr-only">Menu</span>
      </DialogTrigger>
      <DialogContent title={site.name} side="right">
        <nav aria-label="Main">
          <ul className="flex flex-col gap-1">
            {navigation.map(({ label, to, icon: Icon }) => (
              <li key={to}>
                <NavLink
                  to={to}
                  end={to === '/'}
                  onClick={() => setOpen(false)}
                  className="flex min-h-11 items-center gap-3 rounded-lg px-3 py-2 font-medium hover:bg-component-soft hover:text-component-soft-foreground aria-[current=page]:bg-component aria-[current=page]:text-component-foreground"
                >
                  {Icon ? <Icon aria-hidden="true" className="size-5 shrink-0" /> : null}
                  {label}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
      </DialogContent>
    </Dialog>
  )
}
