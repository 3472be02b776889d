import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '#ui/tabs.tsx'

export interface AdminTab {
  name: string
  label: string
  content: ReactNode
}

/** A tab for each kind of record; which one is open is kept in the address. */
export function AdminTabs({ tabs }: { tabs: readonly AdminTab[] }) {
  const [address, setAddress] = useSearchParams()
  const asked = address.get('tab')
  const open = tabs.find(({ name }) => name === asked) ?? tabs[0]
  return (
    <Tabs
      value={open?.name}
      onValueChange={(tab) => setAddress({ tab }, { replace: true, preventScrollReset: true })}
    >
      <TabsList aria-label="Kinds of records">
        {tabs.map(({ name, label }) => (
          <TabsTrigger key={name} value={name}>
            {label}
          </TabsTrigger>
        ))}
      </TabsList>
      {tabs.map(({ name, content }) => (
        <TabsContent key={name} value={name}>
          {content}
        </TabsContent>
      ))}
    </Tabs>
  )
}
