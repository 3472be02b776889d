import { type ComponentProps, createContext, type ReactNode, useContext } from 'react'

const LevelContext = createContext<2 | 3>(2)

/** What stands inside is one heading level deeper. */
export function Deeper({ children }: { children: ReactNode }) {
  return <LevelContext value={3}>{children}</LevelContext>
}

/** The heading of a card or item: one level below whatever it stands under, so that none is skipped. */
export function Heading(props: ComponentProps<'h2'>) {
  const level = useContext(LevelContext)
  return level === 2 ? <h2 {...props} /> : <h3 {...props} />
}
