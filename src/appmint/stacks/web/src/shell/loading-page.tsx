import { Skeleton } from '#ui/skeleton.tsx'

/** Stands in until the first page has arrived. */
export function LoadingPage() {
  return (
    <div aria-busy="true" className="min-h-dvh">
      <span className="sr-only">Loading</span>
      <div aria-hidden="true" className="h-16 bg-component" />
      <div className="mx-auto flex max-w-7xl flex-col gap-6 px-4 py-10 sm:px-6 lg:px-8">
        <Skeleton className="h-10 w-2/3" />
        <Skeleton className="h-5 w-1/2" />
        <Skeleton className="h-56 w-full" />
      </div>
    </div>
  )
}
