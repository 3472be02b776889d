import { ChevronDown } from 'lucide-react'
import { type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { NavLink, useLocation } from 'react-router'
import { cn } from '#lib/cn.ts'
import type { NavigationEntry } from '#shell/navigation.ts'

const MORE_WIDTH = 92

/** How many of the list's first entries fit beside a "More" button; all, if all fit. */
function useFitting(list: RefObject<HTMLUListElement | null>, count: number): number {
  const [fitting, setFitting] = useState(count)
  const widths = useRef<number[]>([])

  useLayoutEffect(() => {
    const element = list.current
    const room = element?.parentElement
    if (!element || !room) {
      return
    }
    let ends = widths.current
    const measure = () => {
      const items = [...element.children].filter((child) => child instanceof HTMLElement)
      // Entries keep their width, so those moved into "More" need not be shown to be measured.
      if (items.length === count) {
        ends = items.map((item) => item.offsetLeft + item.offsetWidth - element.offsetLeft)
        widths.current = ends
      }
      const width = room.clientWidth
      const all = (ends.at(-1) ?? 0) <= width
      setFitting(all ? count : ends.filter((end) => end + MORE_WIDTH <= width).length)
    }
    const observer = new ResizeObserver(measure)
    observer.observe(room)
    measure()
    void document.fonts.ready.then(measure)
    return () => observer.disconnect()
  }, [list, count])

  return fitting
}

/** The entries in the header of wide screens; what does not fit is under "More". */
export function HeaderNavigation({ navigation }: { navigation: readonly NavigationEntry[] }) {
  const list = useRef<HTMLUListElement>(null)
  const fitting = useFitting(list, navigation.length)
  const rest = navigation.slice(fitting)
  return (
    <nav aria-label="Main" className="hidden min-w-0 grow items-center lg:flex">
      <ul ref={list} className="flex items-center gap-1">
        {navigation.slice(0, fitting).map((entry) => (
          <li key={entry.to} className="shrink-0">
            <NavLink
              to={entry.to}
              end={entry.to === '/'}
              className="block whitespace-nowrap rounded-lg px-3 py-2 font-medium text-sm underline-offset-4 hover:underline aria-[current=page]:bg-component-active"
            >
              {entry.label}
            </NavLink>
          </li>
        ))}
      </ul>
      {rest.length > 0 ? <More entries={rest} /> : null}
    </nav>
  )
}

function More({ entries }: { entries: readonly NavigationEntry[] }) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const { pathname } = useLocation()
  const [open, setOpen] = useState(false)
  const [openedAt, setOpenedAt] = useState(pathname)
  const shown = open && openedAt === pathname

  useEffect(() => {
    if (!shown) {
      return
    }
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) {
        setOpen(false)
      }
    }
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        setOpen(false)
        button.current?.focus()
      }
    }
    document.addEventListener('pointerdown', closeOutside)
    document.addEventListener('keydown', closeOnEscape)
    return () => {
      document.removeEventListener('pointerdown', closeOutside)
      document.removeEventListener('keydown', closeOnEscape)
    }
  }, [shown])

  return (
    <div ref={box} className="relative shrink-0">
      <button
        ref={button}
        type="button"
        aria-expanded={shown}
        aria-controls={id}
        onClick={() => {
          setOpen(!shown)
          setOpenedAt(pathname)
        }}
        className="flex items-center gap-1 rounded-lg px-3 py-2 font-medium text-sm underline-offset-4 hover:underline"
      >
        More
        <ChevronDown
          aria-hidden="true"
          className={cn('size-4 transition', shown && 'rotate-180')}
        />
      </button>
      <ul
        id={id}
        hidden={!shown}
        className="absolute top-full right-0 mt-2 max-h-[70dvh] min-w-52 overflow-y-auto rounded-xl border bg-surface p-1.5 text-surface-foreground shadow-float [--ring:var(--component-strong)]"
      >
        {entries.map(({ label, to, icon: Icon }) => (
          <li key={to}>
            <NavLink
              to={to}
              onClick={() => setOpen(false)}
              className="flex min-h-10 items-center gap-3 rounded-lg px-3 py-2 font-medium text-sm hover:bg-component-soft hover:text-component-soft-foreground focus-visible:outline-offset-[-2px] aria-[current=page]:bg-component aria-[current=page]:text-component-foreground"
            >
              {Icon ? <Icon aria-hidden="true" className="size-4 shrink-0" /> : null}
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </div>
  )
}
