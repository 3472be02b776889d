import type { ReactNode } from 'react'
import { Artwork } from '#components/art/artwork.tsx'
import { Logo } from '#shell/logo.tsx'
import { site } from '#src/site.ts'
import { Card } from '#ui/card.tsx'

/** A form that lets people in, with a picture beside it where there is room. */
export function Entrance({ children }: { children: ReactNode }) {
  return (
    <Card className="mx-auto grid w-full max-w-md overflow-hidden lg:mx-0 lg:max-w-5xl lg:grid-cols-2">
      <div className="space-y-6 p-6 sm:p-8">{children}</div>
      <div aria-hidden="true" className="relative max-lg:hidden">
        <Artwork title={site.name} ground="deep" scenic className="size-full" />
        <Logo className="absolute top-8 left-8 size-14 bg-component-foreground text-component text-xl" />
      </div>
    </Card>
  )
}
